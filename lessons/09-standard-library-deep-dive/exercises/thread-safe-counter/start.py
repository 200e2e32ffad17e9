class Counter:
    def __init__(self):
        self.counts = {}

    def increment(self, name):
        before = self.counts.get(name, 0)
        self.counts[name] = before + 1

    def snapshot(self):
        return self.counts

    def batch(self):
        raise NotImplementedError


count = Counter()
count.increment("Napoli")
count.increment("Napoli")
print(count.snapshot())
