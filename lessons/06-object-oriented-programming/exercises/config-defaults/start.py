class Settings:
    heating = 20
    lights = "auto"

    def __init__(self, **values):
        self.heating = values.get("heating", 20)
        self.lights = values.get("lights", "auto")

    def reset(self, name):
        setattr(self, name, getattr(Settings, name))


six = Settings(heating=22)
Settings.heating = 18
print(six.heating, Settings().heating)
six.reset("heating")
print(six.heating)
