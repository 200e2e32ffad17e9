# fails: test_too_cold: fahrenheit = -500 should raise ValueError
# fails: test_too_cold_from_the_start: should raise ValueError
class Temperature:
    def __init__(self, celsius):
        self._celsius = celsius

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
        return self._celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, fahrenheit):
        self._celsius = (fahrenheit - 32) * 5 / 9
