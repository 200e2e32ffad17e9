# fails: test_recursive: should be 'shut'
from contextlib import ContextDecorator

MISSING = object()


class patched(ContextDecorator):
    def __init__(self, obj, name, value):
        self.obj, self.name, self.value = obj, name, value

    def __enter__(self):
        self.old = vars(self.obj).get(self.name, MISSING)
        setattr(self.obj, self.name, self.value)

    def __exit__(self, *error):
        if self.old is not MISSING:
            setattr(self.obj, self.name, self.old)
        elif self.name in vars(self.obj):
            delattr(self.obj, self.name)
