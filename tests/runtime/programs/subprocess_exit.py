"""What fails at the exit."""

import subprocess, sys

code = "import atexit; atexit.register(lambda: 1 / 0); atexit.register(print, 'bye')"
done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
print(done.returncode, done.stdout.strip(), done.stderr.splitlines()[-1])
print(done.stderr.startswith("Exception ignored in atexit callback <function <lambda>"))
