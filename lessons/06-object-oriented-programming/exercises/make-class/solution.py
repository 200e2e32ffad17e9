def make_record(name, fields):
    fields = tuple(fields)

    def __init__(self, *args, **kwargs):
        if len(args) > len(fields):
            raise TypeError(f"{name} has {len(fields)} fields")
        given = dict(zip(fields, args))
        if twice := given.keys() & kwargs.keys():
            raise TypeError(f"{name}: {sorted(twice)} given twice")
        given.update(kwargs)
        # Missing and unknown names both show in the difference.
        if wrong := given.keys() ^ set(fields):
            raise TypeError(f"{name}: {sorted(wrong)} don't fit")
        for field in fields:
            setattr(self, field, given[field])

    content = {"__init__": __init__, "__match_args__": fields}
    return type(name, (), content)
