import time

from answer import dine
from handbook import DeadlockError, schedule


class Table:
    def __init__(self):
        self.eating, self.meals = set(), [0] * 5
        self.peak = self.ahead = 0
        self.clash = None

    def eat(self, number):
        for other in (number - 1) % 5, (number + 1) % 5, number:
            if other in self.eating:
                self.clash = f"{number} and {other}"
        self.eating.add(number)
        self.peak = max(self.peak, len(self.eating))
        time.sleep(0.001 * (number + 1))
        self.eating.discard(number)
        self.meals[number] += 1
        ahead = max(self.meals) - min(self.meals)
        self.ahead = max(self.ahead, ahead)


def dinner(times, seed, switch="slice"):
    """Serve a dinner in which the seed decides who comes first."""
    table = Table()
    with schedule(seed, switch):
        dine(times, table.eat)
    return table


def test_all_eat():
    """Everybody eats as often as asked"""
    meals = []
    dine(3, meals.append)
    assert sorted(meals) == sorted([*range(5)] * 3), (
        f"everybody should eat 3 times; it was {sorted(meals)}"
    )


def test_no_fork_twice():
    """No fork is used twice at once"""
    for seed in range(3):
        clash = dinner(2, seed, "blocking").clash
        assert clash is None, (
            f"{clash} ate at the same time, and share a fork"
        )


def test_no_deadlock():
    """Whoever comes first, dinner comes to an end"""
    for seed in range(10):
        try:
            dinner(5, seed, "instruction")
        except DeadlockError as error:
            message = (
                f"with schedule({seed}, 'instruction'), {error}"
            )
            raise AssertionError(message) from None


# hidden
def test_together():
    """Two who are not neighbours eat at the same time"""
    peak = dinner(3, 1, "blocking").peak
    assert peak == 2, (
        "two philosophers who are not neighbours should be able to"
        f" eat at once; at most {peak} did"
    )


def test_fair():
    """Nobody gets far ahead"""
    for seed in range(3):
        ahead = dinner(8, seed, "blocking").ahead
        assert ahead <= 2, (
            "nobody may be more than two meals ahead of another;"
            f" somebody was {ahead} ahead"
        )
