# fails: test_cycle: if fn leaves a cycle
# fails: test_slots: if fn leaves a cycle
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
    fn()
    return sum(id(thing) not in known for thing in instances(cls))
