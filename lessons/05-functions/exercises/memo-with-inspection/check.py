import pytest
from answer import make_memo


def recorded(result=None):
    """Make a function that notes its calls in `calls`."""

    def f(*args, **kwargs):
        f.calls.append((args, kwargs))
        return result

    f.calls = []
    return f


def test_called_once():
    """The same arguments call the function once"""
    f = recorded("12 x 30")
    memo = make_memo(f)
    assert (memo("hall"), memo("hall")) == ("12 x 30", "12 x 30"), (
        "memo should return what the function returned, each time"
    )
    assert len(f.calls) == 1, (
        f"two equal calls of memo made {len(f.calls)} calls of the"
        " function"
    )


def test_cache_shows_results():
    """memo.cache holds one entry for each set of arguments"""
    memo = make_memo(recorded(300))
    memo("hall"), memo("cellar"), memo("hall")
    assert len(memo.cache) == 2, (
        "after two different rooms, memo.cache should have 2"
        f" entries, not {len(memo.cache)}"
    )


def test_clear_forgets():
    """memo.clear() empties memo.cache and the memory"""
    f = recorded(300)
    memo = make_memo(f)
    memo("hall")
    memo.clear()
    assert len(memo.cache) == 0, (
        "memo.cache still has an entry after memo.clear()"
    )
    memo("hall")
    assert len(f.calls) == 2, (
        "after memo.clear() the function should be called again"
    )
    assert len(memo.cache) == 1, (
        "a call after memo.clear() should show in memo.cache"
    )


def test_one_cell():
    """memo and memo.clear share the cell of the dictionary"""
    memo = make_memo(recorded())
    memo_cells = getattr(memo, "__closure__", None) or ()
    clear_cells = getattr(memo.clear, "__closure__", None) or ()
    shared = [
        cell
        for cell in memo_cells
        if any(cell is other for other in clear_cells)
    ]
    assert any(
        cell.cell_contents is memo.cache for cell in shared
    ), (
        "memo and memo.clear should be inner functions that share"
        " one cell, with the dictionary memo.cache in it"
    )


# hidden
def test_independent():
    """Two memos don't share a memory"""
    hall, cellar = make_memo(recorded(300)), make_memo(recorded(12))
    assert (hall("limit"), cellar("limit")) == (300, 12), (
        "two memos of different functions gave the same answer:"
        " each call of make_memo needs a dictionary of its own"
    )
    hall.clear()
    assert len(cellar.cache) == 1, (
        "clearing one memo should leave the other alone"
    )


@pytest.mark.parametrize("result", [0, "", None, False, []])
def test_falsy_results(result):
    """Results such as 0, None and "" are remembered"""
    f = recorded(result)
    memo = make_memo(f)
    memo("hall")
    assert memo("hall") == result, (
        f"the second call should return {result!r} as the first did"
    )
    assert len(f.calls) == 1, (
        f"the result {result!r} was not remembered: ask whether the"
        " key is there, not whether the result is true"
    )


def test_exceptions():
    """An exception is passed on and not remembered"""
    answers = iter([OSError("no light"), 300])

    def measure(room):
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    memo = make_memo(measure)
    with pytest.raises(OSError):
        memo("hall")
    assert memo("hall") == 300, (
        "after an exception the next call should try again"
    )


def test_keyword_order():
    """The order of keyword arguments makes no difference"""
    f = recorded(300)
    memo = make_memo(f)
    memo(room="hall", floor=2)
    memo(floor=2, room="hall")
    assert len(f.calls) == 1, (
        "room=…, floor=… and floor=…, room=… are the same call"
    )


def test_keyword_names_and_values():
    """Another keyword, or another value, is another call"""
    f = recorded()
    memo = make_memo(f)
    memo(room="hall"), memo(room="cellar"), memo(wing="hall")
    assert len(f.calls) == 3, (
        "room='hall', room='cellar' and wing='hall' are three"
        " different calls: names and values belong in the key"
    )


def test_positional_is_not_keyword():
    """A pair and a keyword argument are different calls"""
    f = recorded()
    memo = make_memo(f)
    memo(("floor", 2))
    memo(floor=2)
    assert len(f.calls) == 2, (
        "memo(('floor', 2)) and memo(floor=2) got the same key:"
        " keep positional and keyword arguments apart in it"
    )
