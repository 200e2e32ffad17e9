# fails: test_reset: the default changed to 18 after the reset
# fails: test_reset_without_override: no attribute of its own
class Settings:
    heating = 20
    lights = "auto"

    def __init__(self, **values):
        for name, value in values.items():
            setattr(self, name, value)

    def reset(self, name):
        setattr(self, name, getattr(type(self), name))

    def __setattr__(self, name, value):
        if callable(getattr(type(self), name)):
            raise AttributeError(name)
        super().__setattr__(name, value)
