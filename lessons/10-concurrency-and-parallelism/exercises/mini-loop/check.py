import answer


class Clock:
    """Stands for the module time: sleeping takes no time."""

    def __init__(self):
        self.now, self.reads, self.sleeps = 0.0, 0, []

    def monotonic(self):
        self.reads += 1
        if self.reads > 500:
            raise RuntimeError(
                "run() asks the clock again and again instead of"
                " sleeping until the next timer is due"
            )
        return self.now

    def sleep(self, seconds):
        self.sleeps.append(round(seconds, 6))
        self.now += seconds


def kitchen():
    """Give the answer a clock, and return it with a cook."""
    clock = answer.time = Clock()
    log = []

    async def cook(dish, seconds):
        await answer.sleep(seconds)
        log.append(dish)
        return dish.upper()

    return clock, log, cook


def test_order():
    """What takes less time is done first"""
    _, log, cook = kitchen()
    eggs, toast = cook("eggs", 6), cook("toast", 3)
    got = answer.run(answer.gather(eggs, toast))
    assert got == ["EGGS", "TOAST"], (
        f"gather should return ['EGGS', 'TOAST'], not {got}"
    )
    assert log == ["toast", "eggs"], (
        "the toast takes less time than the eggs, and should be"
        f" done first; the order was {log}"
    )


def test_error():
    """An error reaches whoever awaits the task"""
    kitchen()

    async def burn():
        await answer.sleep(1)
        raise ValueError("smoke")

    async def main():
        task = answer.create_task(burn())
        try:
            await task
        except ValueError as error:
            return str(error)

    try:
        got = answer.run(main())
    except ValueError:
        got = "an error of run() itself"
    assert got == "smoke", (
        "the ValueError of a task should reach the await in main;"
        f" it was {got!r}"
    )


def test_no_busy_waiting():
    """One sleep for each time that comes"""
    clock, _, cook = kitchen()
    eggs, toast = cook("eggs", 6), cook("toast", 3)
    try:
        answer.run(answer.gather(eggs, toast))
    except RuntimeError as error:
        assert "again" not in str(error), str(error)
        raise
    assert clock.sleeps == [3, 3], (
        "toast after 3 s, eggs after 6: two sleeps of 3 s were"
        f" expected, not {clock.sleeps}"
    )


# hidden
def test_creation():
    """Those of one time end in the order of their creation"""
    _, log, cook = kitchen()
    dishes = list("abcdef")
    coros = [cook("late", 5), *(cook(dish, 4) for dish in dishes)]
    answer.run(answer.gather(*coros))
    assert log == [*dishes, "late"], (
        "timers of one time should fire in the order of their"
        f" creation, and before later ones; it was {log}"
    )


def test_nested():
    """A gather may gather others"""
    _, log, cook = kitchen()
    inner = answer.gather(cook("eggs", 6), cook("toast", 3))
    got = answer.run(answer.gather(inner, cook("tea", 4)))
    assert got == [["EGGS", "TOAST"], "TEA"], (
        f"the nested result was {got}"
    )
    assert len(log) == 3, f"three dishes were ordered, not {log}"


def test_main_fails():
    """run() raises what main raises, and can be called again"""
    _, _, cook = kitchen()

    async def main():
        raise KeyError("no eggs")

    try:
        answer.run(main())
    except KeyError:
        got = answer.run(cook("tea", 4))
    else:
        got = None
    assert got == "TEA", (
        "run() should raise the KeyError of main, and then run"
        f" the next one; it returned {got!r}"
    )


def test_cancelled_timer():
    """A cancelled timer never fires"""
    clock, log, cook = kitchen()

    async def main():
        timer = answer.call_later(2, lambda: log.append("alarm"))
        other = answer.call_later(1, lambda: timer.cancel())
        await answer.sleep(3)
        return other

    answer.run(main())
    assert log == [], "a cancelled timer fired after all"
