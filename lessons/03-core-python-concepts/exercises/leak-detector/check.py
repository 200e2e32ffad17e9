import gc

import pytest
from answer import leaked


class Photo:
    pass


class Portrait(Photo):
    pass


class Slim:
    __slots__ = ("name", "other")


class Odd:
    """An object that answers no question about its class."""

    @property
    def __class__(self):
        raise ReferenceError("nobody asks me")


def expect(wanted, fn, cls, case):
    got = leaked(fn, cls)
    assert got == wanted, (
        f"{case}, leaked should return {wanted}, not {got}"
    )


def ring(cls=Photo):
    """Make a cycle of two, which nothing holds."""
    one, two = cls(), cls()
    one.other, two.other = two, one


def test_kept():
    """What is kept outside has leaked"""
    album = []
    expect(
        2,
        lambda: album.extend([Photo(), Photo()]),
        Photo,
        "if fn puts two photos into an album",
    )


def test_clean():
    """What is freed has not"""
    expect(0, lambda: [Photo(), 1][1], Photo, "if all are freed")


def test_cycle():
    """A cycle is no leak, once it is collected"""
    gc.disable()
    try:
        expect(0, ring, Photo, "if fn leaves a cycle")
    finally:
        gc.enable()


def test_existing():
    """Instances that were there before don't count"""
    album = [Photo(), Photo()]
    expect(0, lambda: None, Photo, "if fn makes nothing")
    expect(
        1,
        lambda: album.append(Photo()),
        Photo,
        "if fn makes a third photo",
    )


# hidden
def test_replaced():
    """A new instance counts, though an old one goes"""
    album = [Photo()]

    def replace():
        album.clear()
        album.append(Photo())

    expect(1, replace, Photo, "if fn replaces a photo")


def test_result():
    """What fn returns is not kept"""
    expect(0, Photo, Photo, "if fn only returns a photo")


def test_derived():
    """Instances of derived classes count, others don't"""
    album = []

    def make():
        album.extend([Portrait(), Slim()])

    expect(1, make, Photo, "if fn makes a portrait")
    expect(2, lambda: album.extend([Slim(), Slim()]), Slim, "then")


def test_slots():
    """A class without room for weak references works"""
    expect(0, lambda: ring(Slim), Slim, "if fn leaves a cycle")


def test_odd_objects():
    """Objects that refuse questions do no harm"""
    odd = Odd()
    try:
        got = leaked(lambda: odd, Photo)
    except ReferenceError:
        got = None
    odd = None
    assert got is not None, (
        "leaked asked an object for its __class__, which raised an"
        " error: look at type(thing)"
    )
    assert got == 0, f"nothing was made, and leaked says {got}"


@pytest.mark.parametrize("on", [True, False])
def test_state(on):
    """Automatic collections stay on or off"""
    usual = gc.isenabled()
    (gc.enable if on else gc.disable)()
    try:
        leaked(lambda: None, Photo)
        after = gc.isenabled()
    finally:
        (gc.enable if usual else gc.disable)()
    assert after == on, (
        f"gc.isenabled() was {on} before the call and {after}"
        " after it"
    )
