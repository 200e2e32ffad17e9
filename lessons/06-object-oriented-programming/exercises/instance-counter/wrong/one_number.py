# fails: test_subclass: the counts should be 1 and 2
# fails: test_base: Counted.alive() should rise by 1, not by 3
class Counted:
    count = 0

    def __new__(cls, *args, **kwargs):
        Counted.count += 1
        return super().__new__(cls)

    def __del__(self):
        Counted.count -= 1

    @classmethod
    def alive(cls):
        return cls.count
