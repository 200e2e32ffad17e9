from types import SimpleNamespace

import pytest
from answer import Proxy


def do(action, what):
    try:
        return action()
    except Exception as error:
        pytest.fail(f"{what} raises {error!r}")


def test_methods():
    """Methods are called and noted"""
    boards = Proxy([240, 180])
    boards.append(90)
    boards.sort(reverse=True)
    assert boards.pop() == 90, "append and sort should be done"
    assert boards.calls[:2] == [
        ("append", (90,), {}),
        ("sort", (), {"reverse": True}),
    ], (
        "append(90) and sort(reverse=True) should be noted with"
        f" their arguments: {boards.calls[:2]}"
    )


def test_len_and_items():
    """len and brackets are handed on"""
    boards = Proxy([240, 180])
    assert do(lambda: len(boards), "len(boards)") == 2, (
        "len should be the target's"
    )
    assert do(lambda: boards[-1], "boards[-1]") == 180, (
        "boards[-1] should be the target's"
    )
    do(lambda: boards.__setitem__(0, 90), "boards[0] = 90")
    assert boards[0] == 90, "boards[0] = 90 should reach the list"
    names = [name for name, args, kwargs in boards.calls]
    assert names[:2] == ["__len__", "__getitem__"], (
        f"len and [] should be noted in this order: {names}"
    )


def test_isinstance():
    """isinstance takes it for its target"""
    assert isinstance(Proxy([]), list), (
        "isinstance(proxy, list) should be true"
    )
    assert not isinstance(Proxy({}), list), (
        "the proxy of a dict is no list"
    )


# hidden
def test_in_and_iteration():
    """in and for are handed on"""
    boards = Proxy({240: "oak", 180: "pine"})
    found = do(lambda: (240 in boards, "oak" in boards), "in")
    assert found == (True, False), (
        "in should ask the dict for its keys: 240 is one, 'oak' is"
        f" none; got {found}"
    )
    assert do(lambda: [*boards], "iteration") == [240, 180], (
        "iteration should give the target's items"
    )
    names = {name for name, args, kwargs in boards.calls}
    assert {"__contains__", "__iter__"} <= names, (
        "in and iteration should be noted as __contains__ and"
        f" __iter__; noted are {sorted(names)}"
    )


def test_equality():
    """== compares the target"""
    boards = Proxy([240])
    got = boards == [240], boards == [180], boards != [240]
    assert got == (True, False, False), (
        "== [240], == [180] and != [240] should be True, False,"
        f" False, not {got}"
    )
    assert ("__eq__", ([240],), {}) in boards.calls, (
        f"== should be noted as __eq__: {boards.calls}"
    )


def test_own_attributes():
    """The proxy's own attributes are not noted"""
    boards = Proxy([240])
    boards.calls
    boards.calls
    assert boards.calls == [], (
        f"reading calls should not be noted: {boards.calls}"
    )


def test_looking_is_no_call():
    """Looking up a method is no call"""
    boards = Proxy([240])
    add = boards.append
    assert boards.calls == [], (
        "boards.append without a call should not be noted:"
        f" {boards.calls}"
    )
    add(180)
    assert boards.calls == [("append", (180,), {})], (
        f"the later call should be noted, once: {boards.calls}"
    )


def test_plain_attributes():
    """Plain attributes and missing ones are not noted"""
    saw = Proxy(SimpleNamespace(teeth=60))
    assert saw.teeth == 60, "saw.teeth should be the target's"
    assert not hasattr(saw, "blade"), (
        "what the target lacks should raise AttributeError"
    )
    assert saw.calls == [], (
        f"neither is a call, but noted is {saw.calls}"
    )
