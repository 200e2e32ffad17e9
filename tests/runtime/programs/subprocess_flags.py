"""Flags of the command line."""

import os, subprocess, sys

code = "import sys; f = sys.flags; print(f.ignore_environment, f.dev_mode, f.optimize)"
for words in ([], ["-I"], ["-X", "dev"], ["-EO"]):
    environment = {**os.environ, "PYTHONDEVMODE": "", "PYTHONOPTIMIZE": "2"}
    run = [sys.executable, *words, "-c", code]
    print(subprocess.check_output(run, env=environment, text=True), end="")
