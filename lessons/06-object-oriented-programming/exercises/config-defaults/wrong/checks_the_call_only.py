# fails: test_unknown: six.speed = 90 should raise AttributeError
# fails: test_methods: six.reset = 3 should raise AttributeError
class Settings:
    heating = 20
    lights = "auto"

    def __init__(self, **values):
        for name, value in values.items():
            getattr(type(self), name)
            setattr(self, name, value)

    def reset(self, name):
        getattr(type(self), name)
        vars(self).pop(name, None)
