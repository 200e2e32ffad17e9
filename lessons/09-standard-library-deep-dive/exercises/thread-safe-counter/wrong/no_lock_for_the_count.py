# fails: test_ten_threads: should make 50
# fails: test_batch_is_alone: one without the other
from threading import RLock


class Counter:
    def __init__(self):
        self.lock = RLock()
        self.counts = {}

    def increment(self, name):
        self.counts[name] = self.counts.get(name, 0) + 1

    def snapshot(self):
        return dict(self.counts)

    def batch(self):
        return self.lock
