class Counted:
    count = 0

    def __init__(self):
        Counted.count += 1

    @classmethod
    def alive(cls):
        return cls.count


class Tram(Counted):
    def __init__(self, line):
        self.line = line


trams = [Tram(6), Tram(9)]
print(Tram.alive())
