class Temperature:
    def __init__(self, celsius):
        self.celsius = celsius
        self.fahrenheit = celsius * 9 / 5 + 32


water = Temperature(25)
print(water.fahrenheit)
water.fahrenheit = 50
print(water.celsius)
