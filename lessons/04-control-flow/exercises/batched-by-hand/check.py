from itertools import batched, count

import answer
from answer import chunks


def refuses(*args, **options):
    try:
        got = list(chunks(*args, **options))
    except ValueError:
        return
    words = ", ".join(
        [
            *map(repr, args),
            *(f"{k}={v}" for k, v in options.items()),
        ]
    )
    raise AssertionError(
        f"list(chunks({words})) should raise ValueError;"
        f" it gave {got}"
    )


def test_text():
    """The last tuple holds what is left"""
    got = list(chunks("apple", 2))
    assert got == [("a", "p"), ("p", "l"), ("e",)], (
        'list(chunks("apple", 2)) should be'
        f' [("a", "p"), ("p", "l"), ("e",)], not {got}'
    )


def test_strict():
    """strict refuses a shorter last tuple"""
    got = list(chunks("pear", 2, strict=True))
    assert got == [("p", "e"), ("a", "r")], (
        'list(chunks("pear", 2, strict=True)) should be'
        f' [("p", "e"), ("a", "r")], not {got}'
    )
    refuses("apple", 2, strict=True)


# hidden
def test_like_batched():
    """The tuples are those of itertools.batched"""
    assert answer.__dict__.get("batched") is not batched, (
        "do it without itertools.batched"
    )
    for size in range(8):
        for n in range(1, 5):
            expected = list(batched(range(size), n))
            got = list(chunks(range(size), n))
            assert got == expected, (
                f"list(chunks(range({size}), {n})) should be"
                f" {expected}, not {got}"
            )


def test_n():
    """n must be at least 1"""
    refuses([1, 2], 0)
    refuses([1, 2], -1)


def test_iterator():
    """An iterator, which can be gone through once, works too"""
    got = list(chunks(iter([1, 2, 3]), 2))
    assert got == [(1, 2), (3,)], (
        f"chunks of an iterator should be [(1, 2), (3,)], not {got}"
    )


def test_lazy():
    """No more items are taken than the first tuple needs"""
    taken = []

    def apples():
        for number in count():
            taken.append(number)
            assert number < 50, (
                "for one tuple of 3, your answer took 50 items"
            )
            yield number

    got = next(iter(chunks(apples(), 3)))
    assert got == (0, 1, 2), (
        f"the first tuple should be (0, 1, 2), not {got}"
    )
    assert len(taken) == 3, (
        f"for one tuple of 3, your answer took {len(taken)} items"
    )
