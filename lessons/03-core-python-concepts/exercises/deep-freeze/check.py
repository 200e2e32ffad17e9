from answer import freeze


def error_of(obj):
    try:
        freeze(obj)
    except Exception as error:
        return type(error).__name__
    return "no error"


def test_nested():
    """Lists and dictionaries at every level are frozen"""
    got = freeze(["milk", {"fat": [3]}])
    wanted = ("milk", frozenset({("fat", (3,))}))
    assert got == wanted, f"expected {wanted}, not {got}"


def test_order_of_keys():
    """Equal dictionaries give equal results and hashes"""
    one = freeze({"milk": 1, "tea": [2]})
    two = freeze({"tea": [2], "milk": 1})
    assert one == two and hash(one) == hash(two), (
        "two equal dictionaries with their keys in another order"
        f" should freeze to equals; got {one} and {two}"
    )


def test_unsupported():
    """Other types are a TypeError"""
    for obj in bytearray(b"milk"), object():
        got = error_of(obj)
        assert got == "TypeError", (
            "freeze should raise TypeError for the type"
            f" {type(obj).__name__}; it gave {got}"
        )


# hidden
def test_tuples():
    """Tuples stay tuples, with frozen items"""
    got = freeze(("milk", [1, 2]))
    assert got == ("milk", (1, 2)), (
        "freeze(('milk', [1, 2])) should be ('milk', (1, 2)),"
        f" not {got}"
    )
    assert freeze(()) == (), "an empty tuple stays one"


def test_sets():
    """Sets become frozensets"""
    got = freeze([{"milk", "tea"}])
    assert got == (frozenset({"milk", "tea"}),), (
        f"a set in a list should be a frozenset; got {got}"
    )
    assert type(freeze({1})) is frozenset, (
        "a set should be a frozenset, which has a hash"
    )


def test_plain_values():
    """Plain values stay as they are"""
    for plain in 1, 2.5, 1j, True, "milk", b"milk", None:
        got = freeze(plain)
        assert got is plain, (
            f"{plain!r} should stay, not be {got!r}"
        )


def test_unsupported_within():
    """Other types are found at every level"""
    got = error_of({"milk": [object()]})
    assert got == "TypeError", (
        "an object within a list within a dictionary should raise"
        f" TypeError; it gave {got}"
    )


def test_input_unchanged():
    """freeze leaves its input as it is"""
    obj = {"milk": [1, {"fat": [3]}]}
    freeze(obj)
    assert obj == {"milk": [1, {"fat": [3]}]}, (
        f"freeze changed its input to {obj}"
    )
