"""Files, folders, modules and the environment of a process."""

import os, pathlib, subprocess, sys, tempfile

python, top = sys.executable, pathlib.Path(tempfile.mkdtemp())
os.chdir(top)
pathlib.Path("inner").mkdir()
pathlib.Path("inner/tool.py").write_text(
    "import os, sys\nfolder = os.path.basename(os.getcwd())\n"
    "print(__name__, sys.argv[1:], os.environ['SHOP'], folder)\n"
    "open('made.txt', 'w').write('by the tool')\nos.remove('old.txt')\n"
)
pathlib.Path("inner/old.txt").write_text("old")
env = {**os.environ, "SHOP": "open"}
subprocess.run([python, "tool.py", "-x"], cwd="inner", env=env)
print(sorted(os.listdir("inner")), pathlib.Path("inner/made.txt").read_text(), flush=True)
pathlib.Path("inner/old.txt").write_text("old")
subprocess.run([python, "-m", "tool"], cwd=pathlib.Path("inner"), env=env)
with open("log.txt", "w") as log:
    print("before", file=log, flush=True)
    subprocess.run([python, "-c", "print('to a file')"], stdout=log)
print(pathlib.Path("log.txt").read_text().split("\n"), flush=True)
with open("log.txt") as log:
    subprocess.run([python, "-c", "print(input())"], stdin=log)
done = subprocess.run([python, "-"], input="print('from stdin')", text=True)
script = pathlib.Path("script")
script.write_text(f"#!{python}\nimport sys; print(sys.argv[1:])")
try:
    subprocess.run(["./script"])
except PermissionError as error:
    print(error.filename, flush=True)
script.chmod(0o755)
subprocess.run(["./script", "y"])
subprocess.run([python, "-W", "error", "-c", "import warnings; warnings.warn('w')"], stderr=-3)
pathlib.Path("pack").mkdir()
pathlib.Path("pack/__main__.py").write_text("print('a folder')")
print(subprocess.check_output([python, "pack"]), subprocess.check_output([python, "-m", "pack"]))
reading, writing = os.pipe()
code = f"import os; os.write({writing}, b'passed on')"
subprocess.run([python, "-c", code], pass_fds=[writing])
os.close(writing)
print(os.read(reading, 99))
os.close(reading)
os.chdir("/")
