# fails: test_batch: counts inside of a batch hangs
# fails: test_nested_batch: a batch inside of a batch hangs
# fails: test_batch_is_alone: one without the other
from threading import Lock


class Counter:
    def __init__(self):
        self.lock = Lock()
        self.counts = {}

    def increment(self, name):
        with self.lock:
            self.counts[name] = self.counts.get(name, 0) + 1

    def snapshot(self):
        with self.lock:
            return dict(self.counts)

    def batch(self):
        return self.lock
