"""Programs with several processes, and what they print: on a desktop too."""

from __future__ import annotations

__all__ = ["PROGRAMS"]

PROGRAMS: dict[str, tuple[str, str]] = {
    "a process from its start to its exit": (
        """
        import multiprocessing as mp
        import os, sys, time
        def end(code): sys.exit(code)
        def vanish(): os._exit(5)
        def tell(queue):
            queue.put((mp.current_process().name, mp.parent_process().pid == os.getppid()))
        if __name__ == "__main__":
            mp.set_start_method("spawn", force=True)
            for target, args in ((end, (0,)), (end, (3,)), (vanish, ())):
                process = mp.Process(target=target, args=args)
                process.start(); process.join(); print(process.exitcode, process.is_alive())
            for way in ("terminate", "kill"):
                process = mp.Process(target=time.sleep, args=(60,), daemon=True)
                process.start(); process.join(0.05); print(process.is_alive(), process.exitcode)
                getattr(process, way)(); process.join(); print(process.exitcode)
            queue = mp.SimpleQueue()
            process = mp.Process(target=tell, args=(queue,), name="teller")
            process.start(); print(queue.get()); process.join()
        """,
        "0 False\n3 False\n5 False\nTrue None\n-15\nTrue None\n-9\n('teller', True)\n",
    ),
    "a pool": (
        """
        import multiprocessing as mp
        def square(n): return n * n
        def fail(n): raise ValueError(n)
        if __name__ == "__main__":
            mp.set_start_method("spawn", force=True)
            with mp.Pool(2) as pool:
                print(pool.map(square, range(5), chunksize=2), pool.apply(square, (9,)))
                print(pool.starmap(pow, [(2, 3), (3, 2)]), list(pool.imap(square, [1, 2])))
                print(sorted(pool.imap_unordered(square, [3, 4])))
                try: pool.map(fail, [1])
                except ValueError as error: print(error, "in fail" in str(error.__cause__))
        """,
        "[0, 1, 4, 9, 16] 81\n[8, 9] [1, 4]\n[9, 16]\n1 True\n",
    ),
    "shared memory, locks and pipes": (
        """
        import multiprocessing as mp
        def add(value, array, lock, end):
            for _ in range(20):
                with lock: value.value += 1
            array[1:3] = [7, 8]
            end.send(array[:]); end.close()
        if __name__ == "__main__":
            mp.set_start_method("spawn", force=True)
            value, array, lock = mp.Value("i", 0, lock=False), mp.Array("i", 4), mp.Lock()
            mine, other = mp.Pipe()
            processes = [mp.Process(target=add, args=(value, array, lock, other)) for _ in range(2)]
            for process in processes: process.start()
            other.close()
            print(mine.recv(), mine.recv())
            for process in processes: process.join()
            print(value.value, list(array))
            try: mine.recv()
            except EOFError: print("end")
        """,
        "[0, 7, 8, 0] [0, 7, 8, 0]\n40 [0, 7, 8, 0]\nend\n",
    ),
    "an executor whose worker dies": (
        """
        import multiprocessing as mp
        import os
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool
        if __name__ == "__main__":
            mp.set_start_method("spawn", force=True)
            context = mp.get_context("spawn")
            with ProcessPoolExecutor(1, mp_context=context) as pool:
                print(list(pool.map(abs, [-1, -2])))
            with ProcessPoolExecutor(1, mp_context=context) as pool:
                try: pool.submit(os._exit, 1).result()
                except BrokenProcessPool: print("broken")
        """,
        "[1, 2]\nbroken\n",
    ),
}
