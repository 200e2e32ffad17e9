# fails: test_default_changes: should follow the class
# fails: test_reset_without_override: no attribute of its own
class Settings:
    heating = 20
    lights = "auto"

    def __init__(self, **values):
        vars(self).update(heating=20, lights="auto")
        for name, value in values.items():
            setattr(self, name, value)

    def reset(self, name):
        self._check(name)
        vars(self).pop(name, None)

    def __setattr__(self, name, value):
        self._check(name)
        super().__setattr__(name, value)

    def _check(self, name):
        if name == "reset":
            raise AttributeError(name)
        getattr(type(self), name)
