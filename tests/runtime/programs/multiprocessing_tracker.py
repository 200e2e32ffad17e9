"""A tracker of resources, which a program begins itself."""

import multiprocessing as mp
import os, signal, warnings
from multiprocessing.resource_tracker import _resource_tracker as tracker

if __name__ == "__main__":
    warnings.simplefilter("always")
    mp.set_start_method("spawn", force=True)
    mp.Lock()
    tracker.ensure_running()
    pid = tracker._pid
    for number in (signal.SIGINT, signal.SIGTERM):
        os.kill(pid, number)
    lock = mp.Lock()
    del lock
    tracker.register("a", "dummy")
    tracker.unregister("a", "dummy")
    print(tracker._pid == pid)
    tracker._stop()
    print(tracker._exitcode)
    tracker.ensure_running()
    os.kill(tracker._pid, signal.SIGKILL)
    os.waitpid(tracker._pid, 0)
    pid = tracker._pid
    with warnings.catch_warnings(record=True) as caught:
        lock = mp.Lock()
    print(len(caught), tracker._pid == pid)
    tracker.register(lock._semlock.name, "semaphore")  # what begins it anew is lost
    del lock
    tracker._stop()
    print(tracker._exitcode)
