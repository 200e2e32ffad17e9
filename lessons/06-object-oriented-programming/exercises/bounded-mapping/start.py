class Bounded(dict):
    def __init__(self, limit, data=(), **more):
        super().__init__(data, **more)
        self.limit = limit

    def __setitem__(self, name, value):
        super().__setitem__(name, value)
        if len(self) > self.limit:
            raise OverflowError(f"no room for {name!r}")


tank = Bounded(2, {"crab": 1}, eel=2)
print(len(tank))
