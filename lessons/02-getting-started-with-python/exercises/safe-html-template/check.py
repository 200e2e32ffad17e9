import pytest
from answer import html


def expect(template, wanted):
    got = html(template)
    assert got == wanted, f"expected {wanted!r}, got {got!r}"


def test_value_is_escaped():
    """A value can't bring tags along"""
    name = "<script>"
    expect(t"<b>{name}</b>", "<b>&lt;script&gt;</b>")


def test_format():
    """What follows the colon shapes the value"""
    hours = 2.5
    expect(t"<i>{hours * 45:.2f}</i>", "<i>112.50</i>")


def test_nested():
    """A t-string inside is not escaped again"""
    item = t"<li>{'<bell>'}</li>"
    expect(t"<ul>{item}</ul>", "<ul><li>&lt;bell&gt;</li></ul>")


# hidden
def test_static_text():
    """Your own text stays as it is"""
    expect(t"<p>a & b</p>", "<p>a & b</p>")
    expect(t"", "")


def test_conversion():
    """!r asks for the repr, and is escaped too"""
    part = "a < b"
    expect(t"<p>{part!r}</p>", "<p>&#x27;a &lt; b&#x27;</p>")


def test_conversion_and_format():
    """Conversion, then format, then escaping"""
    sign = "<"
    expect(t"{sign:*^5}", "**&lt;**")
    expect(t"{sign!r:>6}", "   &#x27;&lt;&#x27;")


def test_many_values():
    """Values and text keep their order"""
    expect(t"{1}{2} and {3:>3}", "12 and   3")


@pytest.mark.parametrize("value", ["<b>Zoë</b>", 45, None])
def test_no_template(value):
    """Plain text is refused: nobody knows whose it is"""
    try:
        got = html(value)
    except TypeError:
        return
    pytest.fail(
        f"html({value!r}) should raise a TypeError, but it"
        f" returned {got!r}"
    )
