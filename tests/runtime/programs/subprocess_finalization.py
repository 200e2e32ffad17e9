"""What is done for a program that is over: threads, atexit, finalizers, in this order."""

import subprocess, sys

PROGRAMS = [
    """
    import atexit, threading, time
    class Noisy:
        def __init__(self, name): self.name = name
        def __del__(self): print("deleted", self.name, helper(), threading.current_thread().name)
    def helper(): return "helped"
    def late():
        time.sleep(0.2)
        print("the thread is done")
    threading.Thread(target=late).start()
    atexit.register(print, "atexit")
    noisy, ring = Noisy("alone"), Noisy("in a ring")
    ring.me = ring
    sys.exit(3)
    """,
    """
    class Noisy:
        def __del__(self): print("deleted")
    noisy = Noisy()
    sys.modules["kept"] = sys.modules["__main__"]
    1 / 0
    """,
    """
    class Noisy:
        def __del__(self): 1 / 0
    noisy = Noisy()
    """,
    """
    import threading
    class Late:
        def __init__(self): self.me = self
        def __del__(self):
            for wanted in (asleep.join, threading.Thread(target=print).start):
                try: wanted()
                except RuntimeError as error: print(type(error).__name__, error)
    asleep = threading.Thread(target=threading.Event().wait, daemon=True)
    asleep.start()
    late = Late()
    """,
]
for program in PROGRAMS:
    code = "import sys\n" + "\n".join(line[4:] for line in program.splitlines())
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    print(done.returncode, sorted(done.stdout.splitlines()), done.stderr.splitlines()[-1:])
