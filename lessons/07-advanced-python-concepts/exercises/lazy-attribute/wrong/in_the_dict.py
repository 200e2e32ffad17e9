# fails: test_name_from_class: should lie in reef._litres
# fails: test_slots: should work
class lazy:
    def __init__(self, function):
        self.function = function

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, tank, owner=None):
        if tank is None:
            return self
        value = tank.__dict__[self.name] = self.function(tank)
        return value
