# fails: test_small_first: tiny, though it waits
from dataclasses import dataclass


@dataclass
class Workload:
    waits: float
    task_ms: float
    tasks: int
    library_is_async: bool = False
    megabytes: float = 0


def choose(work):
    if work.waits >= 0.5:
        return "asyncio" if work.library_is_async else "threads"
    if work.task_ms < 0.1 or work.tasks <= 1:
        return "sequential"
    if work.megabytes >= 10:
        return "chunked processes"
    return "processes"
