# fails: test_readers_share: b should get in while a reads
# fails: test_wrong_kind: a reader holds the lock
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
        with self.lock:
            yield

    write = read
