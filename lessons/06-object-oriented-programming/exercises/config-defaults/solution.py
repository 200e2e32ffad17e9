class Settings:
    heating = 20
    lights = "auto"

    def __init__(self, **values):
        for name, value in values.items():
            setattr(self, name, value)

    def reset(self, name):
        self._check(name)
        # Removing is enough: reading falls back to the class.
        vars(self).pop(name, None)

    def __setattr__(self, name, value):
        self._check(name)
        super().__setattr__(name, value)

    def _check(self, name):
        default = getattr(type(self), name)
        if name.startswith("_") or callable(default):
            raise AttributeError(f"{name} is not a setting")
