# fails: test_round_trip: fahrenheit after fahrenheit = -459.6
class Temperature:
    def __init__(self, celsius):
        self.celsius = celsius

    @property
    def celsius(self):
        return self._celsius

    @celsius.setter
    def celsius(self, celsius):
        if celsius < -273.15:
            raise ValueError("too cold")
        self._celsius = celsius

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, fahrenheit):
        self.celsius = round((fahrenheit - 32) * 5 / 9)
