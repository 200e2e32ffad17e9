# fails: test_again_after_del: del reef.litres should work
class lazy:
    def __init__(self, function):
        self.function = function

    def __set_name__(self, owner, name):
        self.place = "_" + name

    def __get__(self, tank, owner=None):
        if tank is None:
            return self
        if not hasattr(tank, self.place):
            setattr(tank, self.place, self.function(tank))
        return getattr(tank, self.place)
