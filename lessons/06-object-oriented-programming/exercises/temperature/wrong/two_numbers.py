# fails: test_one_number: one number should be stored
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
        self._fahrenheit = celsius * 9 / 5 + 32

    @property
    def fahrenheit(self):
        return self._fahrenheit

    @fahrenheit.setter
    def fahrenheit(self, fahrenheit):
        self.celsius = (fahrenheit - 32) * 5 / 9
