# fails: test_odd_objects: asked an object for its __class__
import gc


def instances(cls):
    return [
        thing
        for thing in gc.get_objects()
        if isinstance(thing, cls)
    ]


def leaked(fn, cls):
    before = instances(cls)
    known = {id(thing) for thing in before}
    fn()
    gc.collect()
    return sum(id(thing) not in known for thing in instances(cls))
