# fails: test_state: gc.isenabled() was False
import gc


def instances(cls):
    return [
        thing
        for thing in gc.get_objects()
        if issubclass(type(thing), cls)
    ]


def leaked(fn, cls):
    gc.disable()
    before = instances(cls)
    known = {id(thing) for thing in before}
    fn()
    gc.collect()
    gc.enable()
    return sum(id(thing) not in known for thing in instances(cls))
