# fails: test_pattern: __match_args__ should be
# fails: test_independent: a later change of the list
def make_record(name, fields):
    def __init__(self, *args, **kwargs):
        if len(args) > len(fields):
            raise TypeError("too many values")
        given = dict(zip(fields, args))
        if given.keys() & kwargs.keys():
            raise TypeError("given twice")
        given.update(kwargs)
        if given.keys() != set(fields):
            raise TypeError("fields and values differ")
        for field, value in given.items():
            setattr(self, field, value)

    content = {"__init__": __init__, "__match_args__": fields}
    return type(name, (), content)
