# fails: test_report: should be the text of the traceback
from multiprocessing import Pool
from typing import NamedTuple


class Failed(NamedTuple):
    error: Exception
    report: str


def attempt(fn, item):
    try:
        return fn(item)
    except Exception as error:
        return Failed(error, str(error))


def pmap(fn, items, workers):
    calls = [(fn, item) for item in items]
    if not calls:
        return []
    with Pool(min(workers, len(calls))) as pool:
        return pool.starmap(attempt, calls)
