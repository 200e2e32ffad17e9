from threading import Thread

from answer import Counter

from handbook import schedule


def run(seed, *calls):
    with schedule(seed):
        threads = [
            Thread(target=call, daemon=True) for call in calls
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(2)
        return not any(thread.is_alive() for thread in threads)


def test_snapshot():
    """A snapshot is a copy"""
    count = Counter()
    count.increment("Napoli")
    before = count.snapshot()
    count.increment("Napoli")
    assert (before, count.snapshot()) == (
        {"Napoli": 1},
        {"Napoli": 2},
    ), (
        "a snapshot taken at 1 should stay at 1, and one taken"
        f" later say 2: they are {before} and {count.snapshot()}"
    )


def test_batch():
    """increment works inside of a batch"""
    count = Counter()

    def sell():
        with count.batch():
            count.increment("Bianca")
            count.increment("Bianca")

    ended = run(1, sell)
    assert ended, "a thread that counts inside of a batch hangs"
    assert count.snapshot() == {"Bianca": 2}, (
        "two increments in a batch should be counted, but the"
        f" snapshot is {count.snapshot()}"
    )


# hidden
def test_ten_threads():
    """Ten threads lose nothing"""
    for seed in range(6):
        count = Counter()

        def sell(count=count):
            for _ in range(5):
                count.increment("Napoli")

        run(seed, *[sell] * 10)
        assert count.snapshot() == {"Napoli": 50}, (
            "ten threads with 5 increments each should make 50,"
            f" not {count.snapshot()}"
        )


def test_nested_batch():
    """A batch inside of a batch is no deadlock"""
    count = Counter()

    def sell():
        with count.batch():
            with count.batch():
                count.increment("Napoli")
            count.snapshot()

    assert run(1, sell), "a batch inside of a batch hangs"


def test_batch_is_alone():
    """Nobody else counts while a batch is open"""
    for seed in range(6):
        count, seen = Counter(), []

        def together(count=count):
            for _ in range(4):
                with count.batch():
                    count.increment("pizza")
                    count.increment("salad")

        def look(count=count, seen=seen):
            for _ in range(8):
                shot = count.snapshot()
                seen.append(
                    shot.get("pizza", 0) - shot.get("salad", 0)
                )

        run(seed, together, look)
        assert set(seen) == {0}, (
            "pizza and salad are counted together in a batch, but"
            " a snapshot in another thread saw one without the"
            " other"
        )
