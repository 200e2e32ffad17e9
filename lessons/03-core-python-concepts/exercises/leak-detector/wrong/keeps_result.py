# fails: test_result: if fn only returns a photo
import gc


def instances(cls):
    return [
        thing
        for thing in gc.get_objects()
        if issubclass(type(thing), cls)
    ]


def leaked(fn, cls):
    before = instances(cls)
    known = {id(thing) for thing in before}
    result = fn()
    gc.collect()
    return sum(id(thing) not in known for thing in instances(cls))
