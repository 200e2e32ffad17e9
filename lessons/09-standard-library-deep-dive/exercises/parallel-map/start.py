from multiprocessing import Pool
from typing import NamedTuple


class Failed(NamedTuple):
    error: Exception
    report: str


def pmap(fn, items, workers):
    with Pool(workers) as pool:
        return pool.map(fn, items)


if __name__ == "__main__":
    print(pmap(int, ["4", "5"], 2))
