import os

from answer import Failed, pmap


def test_order():
    """Results stand in the order of the items"""
    got = pmap(abs, [-3, -2, -1], 2)
    assert got == [3, 2, 1], (
        f"pmap(abs, [-3, -2, -1], 2) should be [3, 2, 1], not {got}"
    )


def test_errors():
    """An error stands in its item's place"""
    try:
        got = pmap(int, ["4", "x", "5"], 2)
    except ValueError:
        raise AssertionError(
            "one bad item should not end pmap: its error belongs"
            " into the list"
        ) from None
    assert (got[0], got[2]) == (4, 5), (
        f"the items beside a bad one should be 4 and 5, in {got}"
    )
    assert isinstance(got[1], Failed), (
        f"in place of 'x' should be a Failed, not {got[1]!r}"
    )
    assert isinstance(got[1].error, ValueError), (
        "the error of int('x') should be a ValueError, not"
        f" {got[1].error!r}"
    )


# hidden


def test_report():
    """The report is the traceback's text"""
    (failed,) = pmap(len, [None], 1)
    assert failed.report.startswith("Traceback"), (
        "the report should be the text of the traceback, from its"
        f" first word on, not {failed.report!r}"
    )


def test_empty():
    """No items, no results"""
    try:
        got = pmap(abs, [], 2)
    except ValueError as error:
        raise AssertionError(
            f"pmap of no items raised ValueError: {error}"
        ) from None
    assert got == [], f"pmap of no items should be [], not {got}"


def test_once(tmp_path):
    """fn is called once for each item"""
    folders = [tmp_path / "ice", tmp_path / "sea"]
    got = pmap(os.mkdir, folders, 5)
    assert got == [None, None], (
        "fn should be called once for each item: os.mkdir refuses"
        f" a second call, and pmap gave {got}"
    )
