"""Who is who."""

import os, subprocess, sys

code = "import os; print(os.getpid(), os.getppid())"
child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
print(child.communicate()[0].split() == [str(child.pid), str(os.getpid())])
print(os.cpu_count() >= 1, os.path.exists(sys.executable))
try:
    os.waitpid(-1, 0)
except ChildProcessError as error:
    print(type(error).__name__)
child = subprocess.Popen([sys.executable, "-c", "raise SystemExit(2)"])
pid, status = os.waitpid(child.pid, 0)
print(pid == child.pid, os.waitstatus_to_exitcode(status), os.WIFEXITED(status))
try:
    os.kill(pid, 0)
except ProcessLookupError as error:
    print(type(error).__name__)
