from threading import RLock


class Counter:
    def __init__(self):
        # Reentrant: the owner of a batch calls the other methods.
        self.lock = RLock()
        self.counts = {}

    def increment(self, name):
        with self.lock:
            self.counts[name] = self.counts.get(name, 0) + 1

    def snapshot(self):
        with self.lock:
            return dict(self.counts)

    def batch(self):
        return self.lock
