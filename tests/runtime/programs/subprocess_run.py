"""Run, its input, its errors and its text."""

import subprocess, sys


def py(code, **options):
    return subprocess.run([sys.executable, "-c", code], **options)


done = py("print(input()[::-1])", input="abc", text=True, capture_output=True)
print(done.returncode, repr(done.stdout), repr(done.stderr))
both = "import sys; print(1, flush=True); print(2, file=sys.stderr)"
print(py(both, stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout)
print(py(both, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE).stderr)
print(py("import sys; print(repr(sys.stdin.read()))", stdin=subprocess.DEVNULL).returncode)
try:
    py("print('so far'); raise SystemExit(3)", check=True, capture_output=True)
except subprocess.CalledProcessError as error:
    print(error.returncode, error.stdout, str(error)[-33:])
code = "import time; print('begun', flush=True); time.sleep(60)"
for limit in (1.5, 6, 30):
    try:
        py(code, timeout=limit, capture_output=True)
    except subprocess.TimeoutExpired as error:
        ended = error
    if ended.stdout:
        break
print(ended.timeout == limit, ended.stdout)
for command in (["no-such-program"], "no such program", [sys.executable]):
    try:
        subprocess.run(command, cwd="nowhere" if command == [sys.executable] else None)
    except FileNotFoundError as error:
        print(error.filename)
show = "import os; print(os.environ['A'], 'HOME' in os.environ)"
print(subprocess.check_output([sys.executable, "-c", show], env={"A": "b"}))
print(subprocess.call([sys.executable, "-c", "raise SystemExit(4)"]))
try:
    subprocess.check_call([sys.executable, "-c", "1 / 0"], stderr=subprocess.DEVNULL)
except subprocess.CalledProcessError as error:
    print(error.returncode)
done = py("print('\\xe9')", env={"PYTHONIOENCODING": "latin-1"}, capture_output=True)
print(done.stdout, done.check_returncode())
text = py("print('a\\r')", encoding="utf-8", stdout=subprocess.PIPE).stdout
print(repr(text))
try:
    py("pass", capture_output=True, stdout=subprocess.PIPE)
except ValueError as error:
    print(error)
