"""Flags of the command line."""

import os, subprocess, sys

code = "import sys; f = sys.flags; print(f.ignore_environment, f.dev_mode, f.optimize)"
for words in ([], ["-I"], ["-X", "dev"], ["-EO"]):
    environment = {**os.environ, "PYTHONDEVMODE": "", "PYTHONOPTIMIZE": "2"}
    run = [sys.executable, *words, "-c", code]
    print(subprocess.check_output(run, env=environment, text=True), end="")
code = "import sys; print(sys.flags, sys.flags.thread_inherit_context)"
show = subprocess.check_output([sys.executable, "-c", code], text=True).strip()
print(show == f"{sys.flags} {sys.flags.thread_inherit_context}")

code = "import sys; print(sys.path[0] in ('', sys.argv[1]))"
for words in ([], ["-I"], ["-P"]):
    run = [sys.executable, *words, "-c", code, os.getcwd()]
    print(subprocess.check_output(run, text=True), end="")
environment = {**os.environ, "PYTHONSAFEPATH": "1"}
run = [sys.executable, "-c", code, os.getcwd()]
print(subprocess.check_output(run, env=environment, text=True), end="")
code = """
    text = '''
    both lines are set in'''
    print(repr(text))
    1 / 0
"""
ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
print(ran.stdout, ran.stderr)
os.mkdir("bin")
os.mkdir("lib")
with open("lib/tool.py", "w") as file:
    file.write("import sys; print(sys.path[0] == sys.argv[1])")
os.symlink("../lib/tool.py", "bin/tool")
run = [sys.executable, "bin/tool", os.path.realpath("lib")]
print(subprocess.check_output(run, text=True), end="")
