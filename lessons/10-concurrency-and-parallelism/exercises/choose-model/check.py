from answer import Workload, choose


def expect(model, reason, *facts, **more):
    work = Workload(*facts, **more)
    got = choose(work)
    assert got == model, (
        f"{reason}: {work} should be {model!r}, not {got!r}"
    )


def test_waiting():
    """Work that waits is for asyncio or threads"""
    expect("asyncio", "many connections", 0.9, 50, 1000, True)
    expect("threads", "a library that blocks", 0.9, 50, 1000)


def test_computing():
    """Work that computes is for processes"""
    expect("processes", "little travels", 0.1, 80, 40)
    expect(
        "chunked processes", "much travels", 0, 80, 40, megabytes=50
    )


def test_small():
    """Tiny tasks stay where they are"""
    expect("sequential", "a tiny task", 0, 0.01, 10_000)
    expect("sequential", "a single task", 0, 5000, 1)


# hidden
def test_small_first():
    """Too small comes before all else"""
    expect(
        "sequential", "tiny, though it waits", 0.9, 0.05, 99, True
    )
    expect("sequential", "one, though it waits", 0.9, 500, 1, True)
    expect(
        "sequential",
        "tiny, though much travels",
        0,
        0.05,
        99,
        False,
        99,
    )


def test_waiting_before_size():
    """Who waits needs no process"""
    expect(
        "threads",
        "much travels, but it waits",
        0.8,
        9,
        9,
        False,
        50,
    )


def test_limits():
    """The limits belong where the task says"""
    expect("threads", "half of the time", 0.5, 9, 9)
    expect("processes", "less than half", 0.49, 9, 9)
    expect("chunked processes", "10 megabytes", 0, 9, 9, False, 10)
    expect("processes", "0.1 ms is not shorter", 0, 0.1, 9)
