class Cache:
    def get(self, key, make):
        return make()


prices = Cache()
print(prices.get("drill", lambda: 0))
print(prices.get("drill", lambda: 99))
