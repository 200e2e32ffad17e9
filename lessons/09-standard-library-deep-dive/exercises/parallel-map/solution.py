from multiprocessing import Pool
from traceback import format_exc
from typing import NamedTuple


class Failed(NamedTuple):
    error: Exception
    report: str


def attempt(fn, item):
    # In the worker: exceptions travel without their tracebacks.
    try:
        return fn(item)
    except Exception as error:
        return Failed(error, format_exc())


def pmap(fn, items, workers):
    calls = [(fn, item) for item in items]
    if not calls:
        return []
    with Pool(min(workers, len(calls))) as pool:
        return pool.starmap(attempt, calls)
