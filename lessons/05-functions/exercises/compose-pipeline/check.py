import pytest
from answer import compose


def double(number):
    return 2 * number


def add_three(number):
    return number + 3


def postage(kilos, rate=2, *, customs=0):
    return kilos * rate + customs


def test_left_to_right():
    """The first function comes first"""
    got = compose(double, add_three)(10)
    assert got == 23, (
        "compose(double, add_three)(10) should double, then add "
        f"three, and give 23, but it gave {got!r}."
    )


def test_no_functions():
    """compose() returns what it gets"""
    got = compose()("parcel")
    assert got == "parcel", (
        f"compose()('parcel') should give 'parcel', not {got!r}."
    )


def test_first_takes_several():
    """The first function may take several arguments"""
    got = compose(postage, double)(3, 5, customs=4)
    assert got == 38, (
        "compose(postage, double)(3, 5, customs=4) should give "
        f"twice 19, but it gave {got!r}."
    )


def test_name():
    """The name joins the names"""
    got = compose(double, add_three).__name__
    assert got == "double_then_add_three", (
        f"the name should be 'double_then_add_three', not {got!r}."
    )


# hidden


def test_errors_pass_through():
    """An error in a function reaches the caller"""
    pipeline = compose(double, int, str)
    try:
        got = pipeline("x")
    except ValueError:
        return
    pytest.fail(
        "int('xx') raises ValueError, and compose(double, int, str)"
        f"('x') should let it pass, but it gave {got!r}."
    )


def test_called_twice():
    """A pipeline can be called again"""
    pipeline = compose(double, add_three)
    got = pipeline(1), pipeline(10)
    assert got == (5, 23), (
        "one pipeline, called with 1 and then with 10, should "
        f"give 5 and 23, but it gave {got[0]!r} and {got[1]!r}."
    )


def test_tuple_is_one_value():
    """A tuple is handed on whole"""
    got = compose(divmod, str)(7, 2)
    assert got == "(3, 1)", (
        "divmod(7, 2) returns one tuple, (3, 1), which str should "
        f"get whole, but the pipeline gave {got!r}."
    )


def test_identity_takes_one():
    """compose() takes one argument, no more"""
    try:
        got = compose()("parcel", "letter")
    except TypeError:
        return
    pytest.fail(
        "compose() should refuse two arguments with TypeError, "
        f"but it gave {got!r}."
    )


def test_none_is_a_value():
    """None is handed on like any other value"""
    got = compose([].append, str)("x")
    assert got == "None", (
        "append returns None, which str should turn into 'None', "
        f"but the pipeline gave {got!r}."
    )


def test_single_function_keeps_its_own_name():
    """A pipeline of one has the name of that one"""
    got = compose(double).__name__
    assert got == "double", (
        f"compose(double) should be named 'double', not {got!r}."
    )


def test_name_of_identity():
    """compose() is named identity"""
    got = compose().__name__
    assert got == "identity", (
        f"compose() should be named 'identity', not {got!r}."
    )
