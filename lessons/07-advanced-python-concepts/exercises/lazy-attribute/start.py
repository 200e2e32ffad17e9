class lazy:
    def __init__(self, function):
        self.function = function

    def __get__(self, tank, owner=None):
        return self.function(tank)


class Tank:
    __slots__ = ("_litres",)

    litres = lazy(lambda tank: print("measuring") or 960)


reef = Tank()
print(reef.litres, reef.litres)
