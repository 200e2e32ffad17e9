# fails: test_errors: one bad item should not end pmap
# fails: test_report: has no len()
from multiprocessing import Pool
from typing import NamedTuple


class Failed(NamedTuple):
    error: Exception
    report: str


def pmap(fn, items, workers):
    items = list(items)
    if not items:
        return []
    with Pool(workers) as pool:
        return pool.map(fn, items)
