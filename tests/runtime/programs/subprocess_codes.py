"""Codes of exits and signals."""

import os, signal, subprocess, sys, time


def begin(code, **options):
    return subprocess.Popen([sys.executable, "-c", code], **options)


vanish = "import os; print('lost', end=''); os._exit(7)"
for code in (vanish, "1 / 0", "import sys; sys.exit('why')", "import os; os.abort()"):
    print(begin(code, stderr=subprocess.DEVNULL).wait())
sleep = "import time; time.sleep(60)"
child = begin(sleep)
print(child.poll(), child.returncode)
child.terminate()
print(child.wait(), child.poll())
child = begin(sleep)
child.kill()
print(child.wait())
child = begin("while True: pass")
child.send_signal(signal.SIGINT)
print(child.wait() in (-2, 1))
child.send_signal(signal.SIGINT)
code = "import os; os.write(1, b'kept'); os._exit(0)"
print(subprocess.check_output([sys.executable, "-c", code]))
handler = """
import signal, sys, time
def leave(number, frame): print("cleans up"); sys.exit(9)
signal.signal(signal.SIGTERM, leave)
print("ready", flush=True)
while True: time.sleep(1)
"""
child = begin(handler, stdout=subprocess.PIPE, text=True)
print(child.stdout.readline().strip())
child.terminate()
print(child.communicate()[0].strip(), child.returncode)
child = begin(sleep)
try:
    child.wait(0.05)
except subprocess.TimeoutExpired as error:
    print(error.timeout)
child.kill()
child.wait()
leader = begin(
    "import subprocess, sys, time\n"
    "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
    "print('both', flush=True); time.sleep(60)",
    stdout=subprocess.PIPE,
    start_new_session=True,
)
print(leader.stdout.readline(), os.getpgid(leader.pid) == os.getsid(leader.pid) == leader.pid)
os.killpg(leader.pid, signal.SIGTERM)
print(leader.stdout.read(), leader.wait())

seen = []
signal.signal(signal.SIGCHLD, lambda number, frame: seen.append(number))
begin("pass").wait()
while not seen:
    time.sleep(0.01)
print(seen == [signal.SIGCHLD])
