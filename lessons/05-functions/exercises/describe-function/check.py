import functools

from answer import describe


def expect(function, key, wanted):
    result = describe(function)
    call = f"describe({function.__name__})"
    assert isinstance(result, dict) and key in result, (
        f"{call} should return a dictionary with the key {key!r}, "
        f"but it returned {result!r}."
    )
    assert result[key] == wanted, (
        f"{call}[{key!r}] should be {wanted!r}, "
        f"but it is {result[key]!r}."
    )


def test_plain_function():
    """A function with one default"""

    def postage(kilos, zone="local"):
        return kilos, zone

    expect(postage, "name", "postage")
    expect(postage, "parameters", {"kilos": False, "zone": True})
    expect(postage, "is_generator", False)


def test_keyword_only():
    """Keyword-only parameters are listed too"""

    def send(parcel, *, zone, insured=False):
        return parcel, zone, insured

    wanted = {"parcel": False, "zone": False, "insured": True}
    expect(send, "parameters", wanted)


def test_generator():
    """A generator function is recognized, and not run"""

    def labels(towns):
        yield from towns

    expect(labels, "is_generator", True)


def test_builtin_without_signature():
    """max has no signature, and no parameters to tell"""
    expect(max, "parameters", None)
    expect(max, "name", "max")


# hidden


def test_lambda():
    """A lambda is named <lambda>"""
    expect(lambda kilos, rate=2: 0, "name", "<lambda>")
    wanted = {"kilos": False, "rate": True}
    expect(lambda kilos, rate=2: 0, "parameters", wanted)


def test_wrapped():
    """A wrapper is described by the function inside"""

    def send(parcel, zone="local"):
        return parcel, zone

    @functools.wraps(send)
    def logged(*args, **kwargs):
        return send(*args, **kwargs)

    wanted = {"parcel": False, "zone": True}
    expect(logged, "parameters", wanted)


def test_default_of_none():
    """None, 0 and the empty string are defaults too"""

    def send(parcel, note=None, copies=0, sender=""):
        return parcel, note, copies, sender

    wanted = {
        "parcel": False,
        "note": True,
        "copies": True,
        "sender": True,
    }
    expect(send, "parameters", wanted)


def test_builtin_with_signature():
    """len is a built-in, and has a signature"""
    expect(len, "parameters", {"obj": False})


def test_no_parameters():
    """A function without parameters has an empty dictionary"""
    expect(lambda: 0, "parameters", {})


def test_stars():
    """Parameters with stars have no defaults"""

    def send(*parcels, **notes):
        return parcels, notes

    wanted = {"parcels": False, "notes": False}
    expect(send, "parameters", wanted)
