"""Programs with other processes and sockets, and what they print: on a desktop too."""

from __future__ import annotations

__all__ = ["PROGRAMS"]

PROGRAMS: dict[str, tuple[str, str]] = {
    "subprocess.run": (
        """
        import subprocess, sys
        python = sys.executable
        code = "import sys; print(sys.stdin.read().upper(), end=''); sys.exit(3)"
        done = subprocess.run([python, "-c", code], input="ada", capture_output=True, text=True)
        print(done.returncode, repr(done.stdout), repr(done.stderr))
        print(subprocess.run([python, "-c", "print('seen')"]).returncode)
        long = subprocess.check_output([python, "-c", "print('x' * 200_000)"])
        print(long.strip() == b"x" * 200_000)
        failing = subprocess.run([python, "-c", "1/0"], stderr=subprocess.PIPE, text=True)
        print(failing.returncode, failing.stderr.splitlines()[-1])
        try: subprocess.run([python, "-c", "import time; time.sleep(60)"], timeout=0.5)
        except subprocess.TimeoutExpired as error: print(error.timeout)
        try: subprocess.run([python, "-c", "raise SystemExit(5)"], check=True)
        except subprocess.CalledProcessError as error: print(error.returncode)
        for command in (["no-such-program"], [python]):
            try: subprocess.run(command, cwd="nowhere" if command[0] == python else None)
            except FileNotFoundError as error: print(error.filename)
        """,
        "3 'ADA' ''\nseen\n0\nTrue\n1 ZeroDivisionError: division by zero\n0.5\n5\n"
        "no-such-program\nnowhere\n",
    ),
    "Popen": (
        """
        import subprocess, sys
        python, PIPE = sys.executable, subprocess.PIPE
        echo = "import sys\\nfor line in sys.stdin: print('got', line.strip())"
        command = [python, "-u", "-c", echo]
        with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, text=True) as child:
            for word in ("a", "b"):
                print(word, file=child.stdin, flush=True)
                print(child.stdout.readline().strip())
            child.stdin.close()
            print(repr(child.stdout.read()), child.wait())
        child = subprocess.Popen([python, "-c", "while True: pass"])
        print(child.poll())
        child.terminate()
        print(child.wait(), child.poll())
        first = subprocess.Popen([python, "-c", "print('b\\\\na')"], stdout=PIPE)
        code = "import sys; print(sorted(sys.stdin.read().split()))"
        second = subprocess.Popen([python, "-c", code], stdin=first.stdout, stdout=PIPE, text=True)
        first.stdout.close()
        print(second.communicate()[0].strip(), first.wait())
        merged = "import sys; print(1, flush=True); print(2, file=sys.stderr)"
        command = [python, "-c", merged]
        print(subprocess.check_output(command, stderr=subprocess.STDOUT, text=True).split())
        """,
        "got a\ngot b\n'' 0\nNone\n-15 -15\n['a', 'b'] 0\n['1', '2']\n",
    ),
    "files, folders and the environment of a process": (
        """
        import os, pathlib, subprocess, sys
        python = sys.executable
        pathlib.Path("inner").mkdir()
        pathlib.Path("inner/tool.py").write_text(
            "import os, sys\\nfolder = os.path.basename(os.getcwd())\\n"
            "print(__name__, sys.argv[1:], os.environ['SHOP'], folder)\\n"
            "open('made.txt', 'w').write('by the tool')\\nos.remove('old.txt')\\n"
        )
        pathlib.Path("inner/old.txt").write_text("old")
        env = {**os.environ, "SHOP": "open"}
        subprocess.run([python, "tool.py", "-x"], cwd="inner", env=env)
        print(sorted(os.listdir("inner")), pathlib.Path("inner/made.txt").read_text())
        pathlib.Path("inner/old.txt").write_text("old")
        subprocess.run([python, "-m", "tool"], cwd="inner", env=env)
        with open("log.txt", "w") as log:
            subprocess.run([python, "-c", "print('to a file')"], stdout=log)
        print(pathlib.Path("log.txt").read_text().strip())
        with open("log.txt") as log:
            subprocess.run([python, "-c", "print(input())"], stdin=log)
        print(subprocess.run([python, "-"], input="print('from stdin')", text=True).returncode)
        """,
        "__main__ ['-x'] open inner\n['made.txt', 'tool.py'] by the tool\n__main__ [] open inner\n"
        "to a file\nto a file\nfrom stdin\n0\n",
    ),
    "who is who": (
        """
        import os, subprocess, sys
        code = "import os; print(os.getpid(), os.getppid())"
        child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        print(child.communicate()[0].split() == [str(child.pid), str(os.getpid())])
        print(os.cpu_count() >= 1, os.path.exists(sys.executable))
        try: os.waitpid(-1, 0)
        except ChildProcessError as error: print(type(error).__name__)
        """,
        "True\nTrue True\nChildProcessError\n",
    ),
    "Process and Queue": (
        """
        import multiprocessing as mp, os, sys
        def work(queue, name):
            me, parent = mp.current_process(), mp.parent_process()
            queue.put((name, me.name, parent.pid == os.getppid(), me.pid == os.getpid()))
        def leave(code): sys.exit(code)
        def fail(): raise ValueError("out of stock")
        if __name__ == "__main__":
            mp.set_start_method("spawn", force=True)
            queue = mp.Queue()
            process = mp.Process(target=work, args=(queue, "Ada"), name="worker")
            print(process.is_alive(), process.exitcode)
            process.start()
            print(queue.get())
            process.join()
            print(process.is_alive(), process.exitcode, process.daemon)
            for target, args in ((leave, (7,)), (fail, ())):
                process = mp.Process(target=target, args=args)
                process.start(); process.join()
                print(process.exitcode, flush=True)
        """,
        "False None\n('Ada', 'worker', True, True)\nFalse 0 False\n7\nProcess Process-3:\n"
        "Traceback (most recent call last):\n",
    ),
    "Pool": (
        """
        import multiprocessing as mp, os
        shop = []
        def begin(name): shop.append(name)
        def where(n): return shop[0], n * n
        def fail(n): raise KeyError(n)
        def pid_of(_): return os.getpid()
        if __name__ == "__main__":
            mp.set_start_method("spawn", force=True)
            with mp.Pool(2, begin, ("open",)) as pool:
                print(pool.map(where, range(4), chunksize=1))
                print(pool.starmap(pow, [(2, 3), (3, 2)]))
                print(list(pool.imap(abs, [-1, -2, -3])))
                print(sorted(pool.imap_unordered(abs, [-1, -2], 2)))
                print(pool.apply(divmod, (7, 3)), pool.apply_async(max, ([1, 3],)).get(10))
                try: pool.apply(fail, ("tea",))
                except KeyError as error: print(error, type(error.__cause__).__name__)
                pids = set(pool.map(pid_of, range(8)))
                print(os.getpid() in pids, len(pids) <= 2)
        """,
        "[('open', 0), ('open', 1), ('open', 4), ('open', 9)]\n[8, 9]\n[1, 2, 3]\n[1, 2]\n"
        "(2, 1) 3\n'tea' RemoteTraceback\nFalse True\n",
    ),
    "locks, events and shared memory of processes": (
        """
        import ctypes, multiprocessing as mp
        class Point(ctypes.Structure):
            _fields_ = [("x", ctypes.c_int), ("y", ctypes.c_double)]
        def add(number, items, point, text, times):
            for _ in range(times):
                with number.get_lock(): number.value += 1
            items[1] += 2.5
            point.x, point.y = 3, 4.5
            text.value = b"done"
        def meet(barrier, event, semaphore):
            with semaphore: barrier.wait(); event.set()
        if __name__ == "__main__":
            mp.set_start_method("spawn", force=True)
            number, items = mp.Value("i", 0), mp.Array("d", [1, 2, 3])
            point, text = mp.Value(Point, 1, 2.0), mp.Array("c", b"begin")
            args = (number, items, point, text, 20)
            processes = [mp.Process(target=add, args=args) for _ in range(2)]
            for process in processes: process.start()
            for process in processes: process.join()
            print(number.value, items[:], len(items), (point.x, point.y), text.value)
            barrier, event, semaphore = mp.Barrier(2), mp.Event(), mp.BoundedSemaphore(1)
            process = mp.Process(target=meet, args=(barrier, event, semaphore))
            process.start(); barrier.wait(); print(event.wait(10)); process.join()
            try: semaphore.release()
            except ValueError as error: print(error)
            lock = mp.RLock()
            with lock, lock: print(mp.Lock().acquire(timeout=0.1))
        """,
        "40 [1.0, 7.0, 3.0] 3 (3, 4.5) b'done'\n"
        "True\nsemaphore or lock released too many times\nTrue\n",
    ),
    "pipes and managers": (
        """
        import multiprocessing as mp
        from multiprocessing.connection import wait
        def double(connection):
            while True:
                try: connection.send(connection.recv() * 2)
                except EOFError: return
        def fill(shared, items, lock):
            with lock: shared["n"] = shared.get("n", 0) + 1; items.append(len(items))
        if __name__ == "__main__":
            mp.set_start_method("spawn", force=True)
            here, there = mp.Pipe()
            process = mp.Process(target=double, args=(there,))
            process.start(); there.close()
            here.send("ab"); here.send([1] * 50_000)
            print(wait([here], 10) == [here], here.recv(), len(here.recv()), here.poll(0))
            here.close(); process.join(); print(process.exitcode)
            with mp.Manager() as manager:
                shared, items, lock = manager.dict(), manager.list(), manager.Lock()
                processes = [mp.Process(target=fill, args=(shared, items, lock)) for _ in range(2)]
                for process in processes: process.start()
                for process in processes: process.join()
                print(dict(shared), list(items))
        """,
        "True abab 100000 False\n0\n{'n': 2} [0, 1]\n",
    ),
    "ProcessPoolExecutor": (
        """
        import multiprocessing as mp
        from concurrent.futures import ProcessPoolExecutor, as_completed
        def half(n):
            if n % 2: raise ValueError(n)
            return n // 2
        if __name__ == "__main__":
            with ProcessPoolExecutor(2, mp.get_context("spawn")) as pool:
                print(list(pool.map(half, [2, 4, 6], chunksize=2)))
                futures = [pool.submit(half, n) for n in (8, 9)]
                print(sorted(str(f.exception() or f.result()) for f in as_completed(futures)))
        """,
        "[1, 2, 3]\n['4', '9']\n",
    ),
    "sockets": (
        """
        import selectors, socket, threading
        one, other = socket.socketpair()
        one.sendall(b"hi"); print(other.recv(9)); one.close(); print(other.recv(9)); other.close()
        with socket.create_server(("127.0.0.1", 0)) as server:
            def serve():
                connection, _ = server.accept()
                with connection, connection.makefile("rwb") as file:
                    for line in file: file.write(line.upper()); file.flush()
            thread = threading.Thread(target=serve)
            thread.start()
            with socket.create_connection(("localhost", server.getsockname()[1])) as client:
                client.sendall(b"hello\\n")
                print(client.recv(100), client.getpeername()[0])
            thread.join()
            server.settimeout(0.1)
            try: server.accept()
            except TimeoutError as error: print(error)
            port = server.getsockname()[1]
        try: socket.create_connection(("127.0.0.1", port))
        except ConnectionRefusedError as error: print(type(error).__name__)
        one, other = socket.socketpair()
        with selectors.DefaultSelector() as selector:
            selector.register(one, selectors.EVENT_READ)
            print(selector.select(0.05)); other.send(b"x"); print(len(selector.select(5)))
        one.setblocking(False); print(one.recv(1))
        try: one.recv(1)
        except BlockingIOError as error: print(type(error).__name__)
        one.close(); other.close()
        """,
        "b'hi'\nb''\nb'HELLO\\n' 127.0.0.1\ntimed out\nConnectionRefusedError\n[]\n1\nb'x'\n"
        "BlockingIOError\n",
    ),
    "a web server and its client": (
        """
        import http.server, json, threading, urllib.error, urllib.request
        class Shop(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200 if self.path == "/" else 404); self.end_headers()
                self.wfile.write(json.dumps({"path": self.path}).encode())
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(201); self.end_headers(); self.wfile.write(body[::-1])
            def log_message(self, *_): pass
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Shop) as server:
            threading.Thread(target=server.serve_forever).start()
            address = f"http://127.0.0.1:{server.server_port}/"
            print(urllib.request.urlopen(address).read())
            print(urllib.request.urlopen(address, data=b"abc").read())
            try: urllib.request.urlopen(address + "tea")
            except urllib.error.HTTPError as error: print(error.code, error.read()); error.close()
            server.shutdown()
        """,
        'b\'{"path": "/"}\'\nb\'cba\'\n404 b\'{"path": "/tea"}\'\n',
    ),
    "asyncio with sockets and processes": (
        """
        import asyncio, sys
        async def serve(reader, writer):
            writer.write((await reader.readline()).upper())
            await writer.drain()
            writer.close()
            await writer.wait_closed()
        async def main():
            server = await asyncio.start_server(serve, "127.0.0.1", 0)
            port = server.sockets[0].getsockname()[1]
            async with server:
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.write(b"abc\\n")
                print(await reader.read())
                writer.close()
                await writer.wait_closed()
            PIPE = asyncio.subprocess.PIPE
            code = "import sys; print(sys.stdin.read()[::-1]); sys.exit(4)"
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-c", code, stdin=PIPE, stdout=PIPE
            )
            print(await process.communicate(b"abc"), process.returncode)
            process = await asyncio.create_subprocess_exec(sys.executable, "-c", "while True: pass")
            try:
                async with asyncio.timeout(0.2): await process.wait()
            except TimeoutError: process.kill()
            print(await process.wait())
        asyncio.run(main())
        """,
        "b'ABC\\n'\n(b'cba\\n', None) 4\n-9\n",
    ),
}
