# fails: test_extra: has no field and should raise TypeError
# fails: test_twice: two values for name
def make_record(name, fields):
    fields = tuple(fields)

    def __init__(self, *args, **kwargs):
        given = dict(zip(fields, args))
        given.update(kwargs)
        if given.keys() != set(fields):
            raise TypeError("fields and values differ")
        for field, value in given.items():
            setattr(self, field, value)

    content = {"__init__": __init__, "__match_args__": fields}
    return type(name, (), content)
