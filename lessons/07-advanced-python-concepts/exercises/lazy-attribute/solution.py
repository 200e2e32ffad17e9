class lazy:
    def __init__(self, function):
        self.function = function

    def __set_name__(self, owner, name):
        self.place = "_" + name

    def __get__(self, tank, owner=None):
        if tank is None:
            return self
        # hasattr, not a try around the return: an AttributeError
        # inside the function must not look like an empty place.
        if not hasattr(tank, self.place):
            setattr(tank, self.place, self.function(tank))
        return getattr(tank, self.place)

    def __delete__(self, tank):
        delattr(tank, self.place)
