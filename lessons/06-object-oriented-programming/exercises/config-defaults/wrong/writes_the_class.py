# fails: test_override: an override of line 6 reached other trams
# fails: test_reset: it should be the class's 20, not 22
# fails: test_subclass: should have 'down' and 19, not 'up' and 19
class Settings:
    heating = 20
    lights = "auto"

    def __init__(self, **values):
        for name, value in values.items():
            setattr(self, name, value)

    def reset(self, name):
        self._check(name)
        vars(self).pop(name, None)

    def __setattr__(self, name, value):
        self._check(name)
        setattr(type(self), name, value)

    def _check(self, name):
        if callable(getattr(type(self), name)):
            raise AttributeError(name)
