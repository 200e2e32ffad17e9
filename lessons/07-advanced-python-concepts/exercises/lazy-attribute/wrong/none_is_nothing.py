# fails: test_none_counts: should be stored too
class lazy:
    def __init__(self, function):
        self.function = function

    def __set_name__(self, owner, name):
        self.place = "_" + name

    def __get__(self, tank, owner=None):
        if tank is None:
            return self
        if getattr(tank, self.place, None) is None:
            setattr(tank, self.place, self.function(tank))
        return getattr(tank, self.place)

    def __delete__(self, tank):
        delattr(tank, self.place)
