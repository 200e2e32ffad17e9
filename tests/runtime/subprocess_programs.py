"""Programs that run others, and what they print: on a desktop too."""

from __future__ import annotations

__all__ = ["PROGRAMS"]

PROGRAMS: dict[str, tuple[str, str]] = {
    "run, input, errors and text": (
        """
        import subprocess, sys
        def py(code, **options): return subprocess.run([sys.executable, "-c", code], **options)
        done = py("print(input()[::-1])", input="abc", text=True, capture_output=True)
        print(done.returncode, done.stdout)
        both = "import sys; print(1, flush=True); print(2, file=sys.stderr)"
        print(py(both, stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout)
        try: py("raise SystemExit(3)", check=True)
        except subprocess.CalledProcessError as error: print(error.returncode)
        try: py("import time; time.sleep(60)", timeout=0.2)
        except subprocess.TimeoutExpired: print("timeout")
        try: subprocess.run(["no-such-program"])
        except FileNotFoundError as error: print(error.filename)
        show = "import os; print(os.environ['A'])"
        print(subprocess.check_output([sys.executable, "-c", show], env={"A": "b"}))
        """,
        "0 cba\n\nb'1\\n2\\n'\n3\ntimeout\nno-such-program\nb'b\\n'\n",
    ),
    "codes of exits and signals": (
        """
        import os, subprocess, sys
        vanish = "import os; print('lost', end=''); os._exit(7)"
        for code in (vanish, "1 / 0", "import sys; sys.exit('why')"):
            print(subprocess.run([sys.executable, "-c", code], capture_output=True).returncode)
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        print(child.poll()); child.terminate(); print(child.wait())
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        child.kill(); print(child.wait())
        code = "import os; os.write(1, b'kept'); os._exit(0)"
        print(subprocess.check_output([sys.executable, "-c", code]))
        code = "import os; print(os.getppid())"
        print(int(subprocess.check_output([sys.executable, "-c", code])) == os.getpid())
        """,
        "7\n1\n1\nNone\n-15\n-9\nb'kept'\nTrue\n",
    ),
    "a megabyte both ways, and a pipeline": (
        """
        import subprocess, sys
        code = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1])"
        data = bytes(range(256)) * 4096
        done = subprocess.run([sys.executable, "-c", code], input=data, capture_output=True)
        print(done.stdout == data[::-1])
        words = [sys.executable, "-c", "print('b'); print('a')"]
        first = subprocess.Popen(words, stdout=subprocess.PIPE)
        second = subprocess.Popen(
            [sys.executable, "-c", "import sys; print(sorted(sys.stdin))"],
            stdin=first.stdout, stdout=subprocess.PIPE, text=True,
        )
        first.stdout.close()
        print(second.communicate()[0], first.wait())
        """,
        "True\n['a\\n', 'b\\n']\n 0\n",
    ),
    "files, cwd, modules and asyncio": (
        """
        import asyncio, pathlib, subprocess, sys, tempfile
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "mod.py").write_text("import sys; open('made', 'w').write(sys.argv[1])")
            for words in (["mod.py", "file"], ["-m", "mod", "module"]):
                subprocess.run([sys.executable, *words], cwd=name, check=True)
                print((folder / "made").read_text())
        print(subprocess.check_output([sys.executable, "-"], input=b"print(6 * 7)"))
        async def main():
            child = await asyncio.create_subprocess_exec(
                sys.executable, "-c", "print(input())", stdin=-1, stdout=-1
            )
            print(await child.communicate(b"hello"), child.returncode)
        asyncio.run(main())
        """,
        "file\nmodule\nb'42\\n'\n(b'hello\\n', None) 0\n",
    ),
}
