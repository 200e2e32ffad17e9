class Proxy:
    def __init__(self, target):
        self._target = target
        self.calls = []

    def __getattr__(self, name):
        self.calls.append((name, (), {}))
        return getattr(self._target, name)


boards = Proxy([240])
boards.append(180)
print(boards.calls)
