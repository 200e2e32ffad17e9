import gc


def instances(cls):
    # type(), since isinstance would ask each object for a class.
    return [
        thing
        for thing in gc.get_objects()
        if issubclass(type(thing), cls)
    ]


def leaked(fn, cls):
    before = instances(cls)
    known = {id(thing) for thing in before}
    fn()
    gc.collect()
    return sum(id(thing) not in known for thing in instances(cls))
