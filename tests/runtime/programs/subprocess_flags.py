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
