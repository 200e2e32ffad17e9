# fails: test_each_its_own: once for each tank
# fails: test_name_from_class: should lie in reef._litres
class lazy:
    def __init__(self, function):
        self.function = function

    def __get__(self, tank, owner=None):
        if tank is None:
            return self
        if not hasattr(self, "value"):
            self.value = self.function(tank)
        return self.value

    def __delete__(self, tank):
        del self.value
