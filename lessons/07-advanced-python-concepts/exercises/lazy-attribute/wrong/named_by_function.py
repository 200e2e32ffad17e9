# fails: test_name_from_class: whatever the function is called
# fails: test_slots: should work
class lazy:
    def __init__(self, function):
        self.function = function
        self.place = "_" + function.__name__

    def __get__(self, tank, owner=None):
        if tank is None:
            return self
        if not hasattr(tank, self.place):
            setattr(tank, self.place, self.function(tank))
        return getattr(tank, self.place)

    def __delete__(self, tank):
        delattr(tank, self.place)
