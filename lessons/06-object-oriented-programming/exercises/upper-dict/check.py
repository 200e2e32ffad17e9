import pytest

from answer import UpperDict


def plain(mapping):
    return {key: mapping[key] for key in mapping}


def test_constructor():
    """The constructor takes a dict, pairs and keywords"""
    for made in (
        UpperDict({"a4": 1}, b5=2),
        UpperDict([("a4", 1), ("b5", 2)]),
        UpperDict(a4=1, b5=2),
    ):
        assert plain(made) == {"A4": 1, "B5": 2}, (
            "the constructor should store 'a4' and 'b5' as 'A4' and"
            f" 'B5'; it holds {plain(made)}"
        )


def test_writing():
    """[], update, setdefault and |= store in capitals"""
    paper = UpperDict()
    paper["a4"] = 1
    paper.update({"a3": 2}, b5=3)
    paper.setdefault("b4", 4)
    paper |= {"c6": 5}
    for key in ["A4", "A3", "B5", "B4", "C6"]:
        assert key in list(paper), (
            f"{key!r} was written in lower case and should be"
            f" stored in capitals; the keys are {list(paper)}"
        )


def test_reading():
    """[], get, in, pop and del find any spelling"""
    paper = UpperDict({"A4": 1, "A3": 2, "B5": 3})
    assert paper["a4"] == 1, "paper['a4'] should find 'A4'"
    assert paper.get("a4") == 1, "get('a4') should find 'A4'"
    assert "a4" in paper, "'a4' in paper should find 'A4'"
    assert paper.pop("a3") == 2, "pop('a3') should find 'A3'"
    del paper["b5"]
    assert list(paper) == ["A4"], (
        "after pop('a3') and del paper['b5'] only 'A4' should be"
        f" left, not {list(paper)}"
    )


def test_equal_to_a_dict():
    """It equals a plain dict with the same items"""
    assert UpperDict(a4=1) == {"A4": 1}, (
        "UpperDict(a4=1) == {'A4': 1} should be True"
    )
    assert UpperDict(a4=1) != {"A4": 2}, (
        "UpperDict(a4=1) == {'A4': 2} should be False"
    )


# hidden
def test_copy_keeps_the_type():
    """copy() and fromkeys() give an UpperDict"""
    paper = UpperDict(a4=1)
    twin = paper.copy()
    assert type(twin) is UpperDict, (
        "copy() should give an UpperDict, not a"
        f" {type(twin).__name__}"
    )
    twin["a3"] = 2
    assert "a3" not in paper, (
        "writing to a copy should leave the original alone"
    )
    made = UpperDict.fromkeys(["a4", "a3"], 0)
    assert list(made) == ["A4", "A3"], (
        f"fromkeys should store capitals, not {list(made)}"
    )


def test_operators():
    """| gives an UpperDict from either side"""
    paper = UpperDict(a4=1)
    for joined, want in (
        (paper | {"a4": 2, "b5": 3}, {"A4": 2, "B5": 3}),
        ({"a4": 2, "b5": 3} | paper, {"A4": 1, "B5": 3}),
    ):
        assert type(joined) is UpperDict, (
            "| should give an UpperDict, not a"
            f" {type(joined).__name__}"
        )
        assert plain(joined) == want, (
            f"| should give {want}, not {plain(joined)}"
        )
    assert plain(paper) == {"A4": 1}, (
        "| should leave its operands alone"
    )


def test_setdefault_finds_the_old_one():
    """setdefault keeps a value that is there"""
    paper = UpperDict(a4=1)
    got = paper.setdefault("a4", 9)
    assert (got, len(paper)) == (1, 1), (
        "setdefault('a4', 9) should find 'A4' and return 1, not"
        f" {got}"
    )


def test_other_keys():
    """Keys that are no strings stay as they are"""
    paper = UpperDict({80: "grams", ("a", 4): "pair"})
    assert paper[80] == "grams" and ("a", 4) in paper, (
        "a number or a tuple should work as a key, unchanged"
    )
    assert paper.pop("b5", None) is None, (
        "pop with a default should return it for a missing key"
    )
    with pytest.raises(KeyError):
        paper["b5"]
