import os
from contextlib import contextmanager


@contextmanager
def env(**changes):
    os.environ.update(changes)
    yield


with env(STATION="Elbe"):
    print(os.environ["STATION"])
print(os.environ.get("STATION"))
