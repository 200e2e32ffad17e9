import pytest
from answer import run


def mill(*ticks, result=None, error=None):
    for sleep in ticks:
        yield sleep
    if error:
        raise error
    return result


def test_order_of_ends():
    """Who wakes first ends first"""
    got = run(
        [
            ("north", mill(3, result=30)),
            ("south", mill(1, result=10)),
        ]
    )
    assert got == [(1, "south", 10), (3, "north", 30)], (
        "a task of 3 ticks and one of 1 should give"
        " [(1, 'south', 10), (3, 'north', 30)], not"
        f" {got}"
    )


def test_no_tasks():
    """No tasks, no results"""
    got = run([])
    assert got == [], f"run([]) should give [], not {got}"


def test_error_stops_nobody():
    """An error is an outcome, and the others go on"""
    storm = OSError("storm")
    try:
        got = run(
            [("north", mill(1, error=storm)), ("south", mill(2))]
        )
    except OSError:
        pytest.fail(
            "the error of one task should not come out of run()"
        )
    assert got == [(1, "north", storm), (2, "south", None)], (
        "the outcome of north should be its OSError, and south"
        f" should go on to tick 2; you gave {got}"
    )


# hidden
def test_sleeps_add_up():
    """A second sleep begins where the first one ended"""
    got = run([("north", mill(2, 3)), ("south", mill(4))])
    assert got == [(4, "south", None), (5, "north", None)], (
        "sleeping 2 and then 3 ticks ends at tick 5, after a sleep"
        f" of 4; you gave {got}"
    )


def test_same_tick_first_asleep_first():
    """At the same tick, who fell asleep first goes first"""
    got = [
        name
        for _, name, _ in run(
            [("b", mill(2)), ("a", mill(2)), ("c", mill(1, 1))]
        )
    ]
    assert got == ["b", "a", "c"], (
        "all three end at tick 2; b and a fell asleep at tick 0, c"
        f" at tick 1, so b, a, c is the order, not {got}"
    )


def test_asleep_first_though_later_in_the_list():
    """The order of falling asleep counts, not that of the list"""
    got = [
        name
        for _, name, _ in run([("a", mill(1, 1)), ("b", mill(2))])
    ]
    assert got == ["b", "a"], (
        "both end at tick 2; b fell asleep at tick 0 and a again"
        f" at tick 1, so b is first; you gave {got}"
    )


def test_zero_lets_the_others_go():
    """A sleep of 0 goes to the end of the line"""
    log = []

    def worker(name):
        log.append(name)
        yield 0
        log.append(name)

    run([("a", worker("a")), ("b", worker("b"))])
    assert log == ["a", "b", "a", "b"], (
        "a task that sleeps 0 ticks should let the others of this"
        f" tick go first: a, b, a, b, not {log}"
    )


def test_same_names():
    """Two tasks may have the same name"""
    try:
        got = run([("a", mill(1)), ("a", mill(1))])
    except TypeError:
        pytest.fail(
            "two tasks with the same name and tick should not"
            " be compared further"
        )
    assert len(got) == 2, (
        f"two tasks of one name are two results, not {got}"
    )


def test_long_sleep_is_a_jump():
    """Nobody counts up to a far tick"""
    got = run([("north", mill(10**15))])
    assert got == [(10**15, "north", None)], (
        f"a sleep of 10**15 ticks should end there; you gave {got}"
    )
