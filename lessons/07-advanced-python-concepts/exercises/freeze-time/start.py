import types
from contextlib import contextmanager
from datetime import datetime


@contextmanager
def freeze(module, moment):
    yield


machine = types.ModuleType("machine")
machine.datetime = datetime

with freeze(machine, datetime(2026, 5, 1, 12)):
    print(machine.datetime.now() == datetime(2026, 5, 1, 12))
