# fails: test_identity: should show as
def make_record(name, fields):
    fields = tuple(fields)

    class Record:
        __match_args__ = fields

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

    Record.__name__ = name
    return Record
