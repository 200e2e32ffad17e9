# fails: test_exceptions: the lock should be free
from contextlib import contextmanager
from threading import Condition


class RWLock:
    def __init__(self):
        self.changed = Condition()
        self.readers = self.waiting = 0
        self.writing = False

    def acquire_read(self):
        with self.changed:
            # A writer who waits comes first as well.
            while self.writing or self.waiting:
                self.changed.wait()
            self.readers += 1

    def release_read(self):
        with self.changed:
            if not self.readers:
                raise RuntimeError("no reader holds this lock")
            self.readers -= 1
            self.changed.notify_all()

    def acquire_write(self):
        with self.changed:
            self.waiting += 1
            try:
                while self.writing or self.readers:
                    self.changed.wait()
            finally:
                self.waiting -= 1
            self.writing = True

    def release_write(self):
        with self.changed:
            if not self.writing:
                raise RuntimeError("no writer holds this lock")
            self.writing = False
            self.changed.notify_all()

    @contextmanager
    def read(self):
        self.acquire_read()
        yield
        self.release_read()

    @contextmanager
    def write(self):
        self.acquire_write()
        yield
        self.release_write()
