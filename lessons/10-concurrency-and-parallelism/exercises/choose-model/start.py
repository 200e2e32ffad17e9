from dataclasses import dataclass


@dataclass
class Workload:
    waits: float
    task_ms: float
    tasks: int
    library_is_async: bool = False
    megabytes: float = 0


def choose(work):
    return "threads"


chat = Workload(0.9, 50, tasks=1000, library_is_async=True)
print(choose(chat))
