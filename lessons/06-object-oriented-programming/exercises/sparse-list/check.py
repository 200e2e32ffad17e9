import pytest
from answer import SparseList

LONG = 1_000_000_000


def test_reading():
    """What was not assigned is the default"""
    laps = SparseList(LONG)
    laps[5] = 65
    try:
        got = len(laps), laps[5], laps[6]
    except KeyError as error:
        pytest.fail(f"reading an unused place raises {error!r}")
    assert got == (LONG, 65, 0), (
        f"length, laps[5] and laps[6] should be {LONG}, 65 and 0,"
        f" not {got}"
    )


def test_negative():
    """Negative indices count from the end"""
    laps = SparseList(10, "-")
    laps[-1] = 65
    got = [laps[9], laps[-1], laps[-10]]
    assert got == [65, 65, "-"], (
        "after laps[-1] = 65 of 10, laps[9], laps[-1], laps[-10]"
        f" should be [65, 65, '-'], not {got}"
    )


@pytest.mark.parametrize("index", [10, -11])
def test_out_of_range(index):
    """Out of range is an IndexError"""
    laps = SparseList(10)
    for do, what in [
        (lambda: laps[index], f"laps[{index}]"),
        (lambda: laps.__setitem__(index, 1), f"laps[{index}] = 1"),
    ]:
        try:
            do()
        except IndexError:
            continue
        except Exception as error:
            pytest.fail(f"{what} raises {error!r}")
        pytest.fail(f"{what} of 10 should raise IndexError")


def test_slice():
    """A slice is a SparseList"""
    laps = SparseList(10)
    laps[4], laps[7] = 65, 62
    part = laps[3:8]
    assert isinstance(part, SparseList), (
        f"laps[3:8] should be a SparseList, not {part!r}"
    )
    assert list(part) == [0, 65, 0, 0, 62], (
        f"laps[3:8] should hold [0, 65, 0, 0, 62], not {list(part)}"
    )


# hidden
@pytest.mark.parametrize(
    "part",
    [
        slice(None, None, -1),
        slice(None, None, 2),
        slice(-3, None),
        slice(8, 2, -3),
        slice(5, 100),
        slice(4, 4),
    ],
)
def test_slices_as_a_list(part):
    """Slices follow a list's rules"""
    laps = SparseList(9, "-")
    laps[0], laps[4], laps[8] = 65, 62, 70
    right = [65, "-", "-", "-", 62, "-", "-", "-", 70][part]
    got = list(laps[part])
    assert got == right, (
        f"laps[{part.start}:{part.stop}:{part.step}] should hold"
        f" {right}, not {got}"
    )


def test_copy():
    """A slice is a list of its own"""
    laps = SparseList(5, "-")
    part = laps[:]
    part[0] = 65
    assert (laps[0], part[1]) == ("-", "-"), (
        "a change of the slice should not reach the list, and the"
        f" default goes along; got {laps[0]!r} and {part[1]!r}"
    )


def test_in():
    """in finds stored values and the default"""
    laps = SparseList(2)
    laps[0] = 65
    assert 65 in laps and 0 in laps and 62 not in laps, (
        "of [65, 0], both values should be found, and 62 not"
    )
    laps[1] = 62
    assert 0 not in laps, (
        "when every place holds something else, the default"
        " should no longer be found"
    )


def test_long():
    """A long list is no slower"""
    laps = SparseList(LONG)
    laps[LONG // 2] = 65
    half = laps[1::2]
    assert len(half) == LONG // 2, (
        "every other place of a billion should be half as many"
    )
    assert 65 in laps and 0 in half, (
        "65 should be found in the long list, and 0 in its half"
    )


def test_iteration():
    """for goes through all places"""
    laps = SparseList(4, "-")
    laps[2] = 65
    assert list(laps) == ["-", "-", 65, "-"], (
        f"iteration should give the defaults too: {list(laps)}"
    )
