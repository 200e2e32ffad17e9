# fails: test_missing: leaves a field open
# fails: test_extra: gives a value that has no field
# fails: test_twice: two values for name
def make_record(name, fields):
    fields = tuple(fields)

    def __init__(self, *args, **kwargs):
        given = dict(zip(fields, args), **kwargs)
        for field, value in given.items():
            setattr(self, field, value)

    content = {"__init__": __init__, "__match_args__": fields}
    return type(name, (), content)
