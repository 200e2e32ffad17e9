import pytest
from answer import register, registry


@pytest.fixture(autouse=True)
def empty_registry():
    registry.clear()


def letter(kilos):
    return 0.95 + 1.33 * kilos


class Parcel:
    kilos = 2


def refusal(name, thing):
    """Return the words of the ValueError, None if there is none."""
    try:
        register(name)(thing)
    except ValueError as error:
        return str(error)
    return None


def test_bare():
    """@register enters a function under its own name"""
    returned = register(letter)
    assert registry == {"letter": letter}, (
        "@register above def letter should enter it as 'letter';"
        f" the registry holds {list(registry)}"
    )
    assert returned is letter, (
        "the decorator should return the function itself; you"
        f" returned {returned!r}"
    )


def test_with_name():
    """@register("name") enters a function under that name"""
    returned = register("post")(letter)
    assert registry == {"post": letter}, (
        "@register('post') should enter the function as 'post'"
        f" only; the registry holds {list(registry)}"
    )
    assert returned is letter, (
        "@register('post') should return the function itself; you"
        f" returned {returned!r}"
    )


def test_classes():
    """Both forms work on classes"""
    returned = register(Parcel), register("box")(Parcel)
    assert registry == {"Parcel": Parcel, "box": Parcel}, (
        "Parcel should be there as 'Parcel' and as 'box'; the"
        f" registry holds {registry}"
    )
    assert returned == (Parcel, Parcel), (
        "both forms should return the class itself; you returned"
        f" {returned}"
    )


def test_duplicate_is_refused():
    """A name that is taken raises ValueError with both names"""
    register("express")(letter)
    message = refusal("express", Parcel)
    assert message is not None, (
        "'express' is taken, so the second registration should"
        " raise ValueError"
    )
    assert "letter" in message and "Parcel" in message, (
        "the message should name the holder and the newcomer,"
        f" letter and Parcel; it says {message!r}"
    )


# hidden
def test_duplicate_changes_nothing():
    """A refused object leaves the registry as it was"""
    register("express")(letter)
    refusal("express", Parcel)
    assert registry == {"express": letter}, (
        "after a refusal, 'express' should still be letter; the"
        f" registry holds {registry}"
    )


def test_duplicate_of_both_forms():
    """The bare form refuses a name that was given by hand"""
    register("Parcel")(letter)
    try:
        register(Parcel)
    except ValueError:
        return
    pytest.fail(
        "'Parcel' was taken by register('Parcel'), so a bare"
        " @register should refuse the class Parcel"
    )


def test_order():
    """The registry keeps the order of registration"""
    register("zone")(letter)
    register(Parcel)
    register("airmail")(letter)
    assert list(registry) == ["zone", "Parcel", "airmail"], (
        "the registry should list the names in the order in which"
        f" they were registered, not {list(registry)}"
    )


def test_nothing_added():
    """What is decorated gets no new attributes"""
    before = dict(vars(letter)), set(vars(Parcel))
    register(letter), register("box")(Parcel)
    assert (dict(vars(letter)), set(vars(Parcel))) == before, (
        "register should leave the function and the class as they"
        " are"
    )
