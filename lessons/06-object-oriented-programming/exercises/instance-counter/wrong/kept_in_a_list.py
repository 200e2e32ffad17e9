# fails: test_gone: two trams were made and one is gone
# fails: test_failed: another one failed in __init__
class Counted:
    made = []

    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        cls.made.append(self)
        return self

    @classmethod
    def alive(cls):
        return sum(type(one) is cls for one in cls.made)
