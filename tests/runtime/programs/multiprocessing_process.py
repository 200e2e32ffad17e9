"""A process from its start to its exit."""

import multiprocessing as mp, os, sys, time


def work(queue, name):
    me, parent = mp.current_process(), mp.parent_process()
    queue.put((name, me.name, parent.pid == os.getppid(), me.pid == os.getpid(), me.daemon))


def leave(code):
    sys.exit(code)


def vanish():
    os._exit(5)


class Doubler(mp.Process):
    def __init__(self, n, out):
        super().__init__(name="doubler")
        self.n, self.out = n, out

    def run(self):
        self.out.put(self.n * 2)


if __name__ == "__main__":
    mp.set_start_method("spawn", force=True)
    queue = mp.Queue()
    process = mp.Process(target=work, args=(queue,), kwargs={"name": "Ada"}, name="worker")
    print(process.is_alive(), process.exitcode, process.pid)
    process.start()
    active = mp.active_children()
    print(queue.get(), active == [process])
    process.join()
    print(process.is_alive(), process.exitcode, process.daemon, mp.active_children())
    for target, args in ((leave, (0,)), (leave, (7,)), (leave, ("why",)), (vanish, ())):
        process = mp.Process(target=target, args=args)
        process.start()
        process.join()
        print(process.exitcode, flush=True)
    for way in ("terminate", "kill"):
        process = mp.Process(target=time.sleep, args=(60,), daemon=True)
        process.start()
        process.join(0.05)
        print(process.is_alive(), process.exitcode)
        getattr(process, way)()
        process.join()
        print(process.exitcode)
    try:
        process.start()
    except AssertionError as error:
        print(error)
    print(mp.connection.wait([process.sentinel], 1) == [process.sentinel])
    process.close()
    try:
        process.is_alive()
    except ValueError as error:
        print(error)
    doubler = Doubler(21, queue)
    doubler.start()
    print(queue.get(), doubler.name)
    doubler.join()
    print(mp.current_process().name, mp.parent_process(), mp.get_start_method())
    try:
        mp.set_start_method("spawn")
    except RuntimeError as error:
        print(error)
    with mp.Pool(1) as pool:
        try:
            mp.Process(target=print, args=(pool,)).start()
        except NotImplementedError as error:
            print(str(error)[:32])
