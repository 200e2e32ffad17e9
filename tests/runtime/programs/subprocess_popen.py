"""Popen: a dialogue, a pipeline and a megabyte both ways."""

import subprocess, sys
from subprocess import PIPE

python = sys.executable
echo = "import sys\nfor line in sys.stdin: print('got', line.strip())"
with subprocess.Popen([python, "-u", "-c", echo], stdin=PIPE, stdout=PIPE, text=True) as child:
    for word in ("a", "b"):
        print(word, file=child.stdin, flush=True)
        print(child.stdout.readline().strip())
    child.stdin.close()
    print(repr(child.stdout.read()), child.wait(), child.args[-1] == echo)
first = subprocess.Popen([python, "-c", "print('b\\na')"], stdout=PIPE)
code = "import sys; print(sorted(sys.stdin.read().split()))"
second = subprocess.Popen([python, "-c", code], stdin=first.stdout, stdout=PIPE, text=True)
first.stdout.close()
print(second.communicate()[0].strip(), first.wait())
turn = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1])"
data = bytes(range(256)) * 4096
print(subprocess.run([python, "-c", turn], input=data, stdout=PIPE).stdout == data[::-1])
slow = "import time; print('one', flush=True); time.sleep(0.3); print('two')"
child = subprocess.Popen([python, "-c", slow], stdout=PIPE, text=True)
try:
    child.communicate(timeout=0.05)
except subprocess.TimeoutExpired:
    print("not yet")
print(child.communicate()[0].split(), child.stdout.closed)
closed = "import sys; sys.stdin.close()"
child = subprocess.Popen([python, "-c", closed], stdin=PIPE)
child.wait()
try:
    child.stdin.write(b"x")
    child.stdin.flush()
except BrokenPipeError as error:
    print(type(error).__name__)
try:
    child.stdin.close()
except BrokenPipeError:
    pass
child = subprocess.Popen([python, "-c", "print(1)"], stdout=PIPE, bufsize=0)
print(type(child.stdout).__name__ in ("FileIO", "KernelFile"), child.stdout.read(), child.wait())
