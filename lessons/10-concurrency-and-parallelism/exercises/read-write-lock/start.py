from contextlib import contextmanager
from threading import Lock


class RWLock:
    def __init__(self):
        self.lock = Lock()

    def acquire_read(self):
        self.lock.acquire()

    def release_read(self):
        self.lock.release()

    acquire_write, release_write = acquire_read, release_read

    @contextmanager
    def read(self):
        self.acquire_read()
        yield
        self.release_read()

    write = read


lock, book = RWLock(), [10, 20]
with lock.write():
    book.append(5)
with lock.read():
    print(sum(book))
