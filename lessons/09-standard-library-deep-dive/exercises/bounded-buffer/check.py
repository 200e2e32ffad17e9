from threading import Thread

from answer import Buffer

from handbook import schedule


def begin(*calls):
    threads = [Thread(target=call, daemon=True) for call in calls]
    for thread in threads:
        thread.start()
    return threads


def finish(threads, what):
    for thread in threads:
        thread.join(2)
        assert not thread.is_alive(), what


def test_order():
    """Items come out in the order they went in"""
    shelf = Buffer(3)
    for item in "abc":
        shelf.put(item)
    got = [shelf.get(), shelf.get(), shelf.get()]
    assert got == ["a", "b", "c"], (
        f"after a, b and c were put, get returned {got}"
    )


def test_get_timeout():
    """get(timeout=...) gives up with TimeoutError"""
    try:
        Buffer(1).get(timeout=0.02)
    except TimeoutError:
        return
    except Exception as error:
        raise AssertionError(
            "get on an empty buffer should raise TimeoutError, not"
            f" {type(error).__name__}"
        ) from None
    raise AssertionError(
        "get on an empty buffer returned something"
    )


def test_put_timeout():
    """put(timeout=...) gives up with TimeoutError"""
    shelf = Buffer(1)
    shelf.put("a")
    try:
        shelf.put("b", timeout=0.02)
    except TimeoutError:
        return
    raise AssertionError(
        "put on a full buffer should raise TimeoutError"
    )


# hidden
def test_capacity():
    """There are never more items than fit"""
    shelf, most, got = Buffer(2), [], []

    def producer():
        for number in range(20):
            shelf.put(number)
            most.append(len(shelf.items))

    def consumer():
        for _ in range(20):
            got.append(shelf.get())

    with schedule(5):
        finish(
            begin(producer, consumer),
            "a producer and a consumer of 20 items don't end",
        )
    assert got == list(range(20)), (
        f"the consumer should get 0 to 19 in order, and got {got}"
    )
    assert max(most) <= 2, (
        f"Buffer(2) held {max(most)} items at once"
    )


def test_two_consumers():
    """Two consumers get each item once"""
    for seed in range(8):
        shelf, got = Buffer(2), []

        def consumer(shelf=shelf, got=got):
            for _ in range(6):
                got.append(shelf.get(timeout=1))

        def producer(shelf=shelf):
            for number in range(12):
                shelf.put(number)

        with schedule(seed):
            finish(
                begin(consumer, consumer, producer),
                "two consumers of 6 items each don't end",
            )
        assert sorted(got) == list(range(12)), (
            "two consumers should get each of 12 items once; they"
            f" got {sorted(got)}"
        )


def test_close_wakes():
    """close() wakes those who wait"""
    shelf, full, said = Buffer(1), Buffer(1), []
    full.put("a")

    def wait(call, *args):
        try:
            call(*args)
        except RuntimeError as error:
            said.append(str(error))

    with schedule(1):
        threads = begin(
            lambda: wait(shelf.get),
            lambda: wait(shelf.get),
            lambda: wait(full.put, "b"),
        )
        shelf.close()
        full.close()
        for thread in threads:
            thread.join(2)
    assert said == ["closed"] * 3, (
        "after close(), two waiting get and a waiting put should"
        f" raise RuntimeError('closed'); {len(said)} of 3 did"
    )


def test_close_keeps_the_rest():
    """get hands out what is left after close()"""
    shelf = Buffer(2)
    shelf.put("a")
    shelf.close()
    try:
        left = shelf.get()
    except RuntimeError:
        left = "an error"
    assert left == "a", (
        "an item put before close() should still come out; get"
        f" gave {left}"
    )
