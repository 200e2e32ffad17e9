# fails: test_wrapped: should be refused
# fails: test_other_attributes: are no methods
class Documented(type):
    def __init__(cls, name, bases, body):
        super().__init__(name, bases, body)
        missing = [
            key
            for key, value in body.items()
            if key[0] != "_"
            and callable(value)
            and not value.__doc__
        ]
        if missing:
            raise TypeError(f"no docstring: {missing}")
