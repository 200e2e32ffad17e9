import pytest
from answer import connect


def expect(got, call, key, wanted):
    assert got.get(key) == wanted, (
        f"{call} should give {wanted!r} as {key!r}, "
        f"but it gave {got.get(key)!r}."
    )


def refuse(kind, why, *args, **kwargs):
    try:
        got = connect(*args, **kwargs)
    except kind:
        return
    pytest.fail(
        f"connect with args {args} and kwargs {kwargs} should "
        f"raise {kind.__name__}, because {why}, but it gave {got}."
    )


def test_settings():
    """A host, a timeout, an option"""
    got = connect("till.lan", timeout=3, user="ada")
    call = "connect('till.lan', timeout=3, user='ada')"
    expect(got, call, "host", "till.lan")
    expect(got, call, "port", 5432)
    expect(got, call, "timeout", 3)
    expect(got, call, "options", {"user": "ada"})


def test_port():
    """The port comes by place or by name"""
    got = connect("till.lan", 80, timeout=3)
    expect(got, "connect('till.lan', 80, timeout=3)", "port", 80)
    got = connect("till.lan", port=81, timeout=3)
    call = "connect('till.lan', port=81, timeout=3)"
    expect(got, call, "port", 81)


def test_timeout_is_required():
    """The timeout has to be given"""
    refuse(TypeError, "there is no timeout", "till.lan")


def test_host_by_place():
    """The host can't be given by name"""
    why = "the host is given by place only"
    refuse(TypeError, why, host="till.lan", timeout=3)


def test_bad_values():
    """Impossible values are refused"""
    why = "there is no such port"
    refuse(ValueError, why, "till.lan", 0, timeout=3)
    why = "a timeout of 0 leaves no time to connect"
    refuse(ValueError, why, "till.lan", timeout=0)


# hidden


def test_timeout_by_name():
    """The timeout can't be given by place"""
    why = "the timeout is given by name only"
    refuse(TypeError, why, "till.lan", 80, 3)


def test_host_among_the_options():
    """host= is an option like any other"""
    got = connect("till.lan", timeout=3, host="proxy.lan")
    call = "connect('till.lan', timeout=3, host='proxy.lan')"
    expect(got, call, "host", "till.lan")
    expect(got, call, "options", {"host": "proxy.lan"})


def test_edges():
    """The first and the last value that are allowed"""
    for port in 1, 65535:
        got = connect("till.lan", port, timeout=0.1)
        call = f"connect('till.lan', {port}, timeout=0.1)"
        expect(got, call, "port", port)
        expect(got, call, "timeout", 0.1)


def test_beyond_the_edges():
    """The values next to them are refused"""
    why = "there is no such port"
    refuse(ValueError, why, "till.lan", 65536, timeout=3)
    refuse(ValueError, why, "till.lan", -1, timeout=3)
    refuse(ValueError, "it is below 0", "till.lan", timeout=-2)


def test_no_options():
    """Without options there is an empty dictionary, a new one"""
    got = connect("till.lan", timeout=3)
    expect(got, "connect('till.lan', timeout=3)", "options", {})
    got["options"]["user"] = "ada"
    got = connect("till.lan", timeout=3)
    expect(got, "a second call", "options", {})
