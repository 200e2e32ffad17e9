# fails: test_waiting_before_size: but it waits
from dataclasses import dataclass


@dataclass
class Workload:
    waits: float
    task_ms: float
    tasks: int
    library_is_async: bool = False
    megabytes: float = 0


def choose(work):
    # First what rules everything else out: too small to hand over.
    if work.task_ms < 0.1 or work.tasks <= 1:
        return "sequential"
    if work.megabytes >= 10:
        return "chunked processes"
    if work.waits >= 0.5:
        return "asyncio" if work.library_is_async else "threads"
    return "processes"
