# fails: test_too_cold: celsius after celsius = -300
class Temperature:
    def __init__(self, celsius):
        self.celsius = celsius

    @property
    def celsius(self):
        return self._celsius

    @celsius.setter
    def celsius(self, celsius):
        self._celsius = celsius
        if celsius < -273.15:
            raise ValueError("too cold")

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, fahrenheit):
        self.celsius = (fahrenheit - 32) * 5 / 9
