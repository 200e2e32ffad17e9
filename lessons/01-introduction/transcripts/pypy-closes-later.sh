# The program of refcount-is-not-the-language, on an implementation that counts no references.
#> version pypy3 --version
#> unseen printf 'class Log:\n    def __init__(self, boat):\n        self.boat = boat\n\n    def __del__(self):\n        print("closed", self.boat)\n\n\ndef sell(boat):\n    log = Log(boat)\n    print("sold on", boat)\n\n\nsell("Aurora")\nprint("next customer")\n' > sell.py
#> unseen printf 'from time import perf_counter\n\nfor turn in range(4):\n    begin, total = perf_counter(), 0\n    for day in range(20_000):\n        total += day * 12 %% 7\n    print(f"{(perf_counter() - begin) * 1000:.2f} ms")\n' > loop.py
pypy3 sell.py
(cat sell.py; echo "import gc; gc.collect()") > collect.py
pypy3 collect.py
pypy3 -c "print(int('257') is int('257'))"
#> varies ^[0-9.]+ ms$
pypy3 loop.py
