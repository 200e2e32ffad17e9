# fails: test_replaced: if fn replaces a photo
import gc


def instances(cls):
    return sum(
        issubclass(type(thing), cls) for thing in gc.get_objects()
    )


def leaked(fn, cls):
    gc.collect()
    before = instances(cls)
    fn()
    gc.collect()
    return instances(cls) - before
