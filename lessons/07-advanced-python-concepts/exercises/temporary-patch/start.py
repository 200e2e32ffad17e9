from contextlib import contextmanager


@contextmanager
def patched(obj, name, value):
    setattr(obj, name, value)
    yield


class Gate:
    state = "shut"


with patched(Gate, "state", "open"):
    print(Gate.state)
print(Gate.state)
