from answer import status


def test_not_activated():
    """An environment needs no activation"""
    got = status("/ferry/.venv", "/usr", {})
    assert got == "venv", (
        "the two prefixes differ: this is an environment although"
        f" nobody activated it: 'venv', not {got!r}"
    )


def test_activated():
    """Active, and running"""
    env = {"VIRTUAL_ENV": "/ferry/.venv"}
    got = status("/ferry/.venv", "/usr", env)
    assert got == "venv", (
        "the active environment is the one that runs: 'venv', not"
        f" {got!r}"
    )


def test_system_python_runs():
    """Active, but the system's Python runs"""
    got = status("/usr", "/usr", {"VIRTUAL_ENV": "/ferry/.venv"})
    assert got == "activated-elsewhere", (
        "/ferry/.venv is active and /usr runs: that is"
        f" 'activated-elsewhere', not {got!r}"
    )


# hidden
def test_other_environment():
    """Another environment is active"""
    env = {"VIRTUAL_ENV": "/tides/.venv"}
    got = status("/ferry/.venv", "/usr", env)
    assert got == "activated-elsewhere", (
        "/tides/.venv is active and /ferry/.venv runs: that is"
        f" 'activated-elsewhere', not {got!r}"
    )


def test_no_environment():
    """Neither active nor running"""
    got = status("/usr", "/usr", {"PATH": "/usr/bin"})
    assert got == "none", (
        f"there is no environment at all: 'none', not {got!r}"
    )


def test_empty_variable():
    """An empty VIRTUAL_ENV counts as none"""
    got = (
        status("/usr", "/usr", {"VIRTUAL_ENV": ""}),
        status("/ferry/.venv", "/usr", {"VIRTUAL_ENV": ""}),
    )
    assert got == ("none", "venv"), (
        "an empty VIRTUAL_ENV names no folder; expected 'none' and"
        f" 'venv', got {got}"
    )


def test_slashes():
    """Slashes at the end mean nothing"""
    env = {"VIRTUAL_ENV": "/ferry/.venv/"}
    got = (
        status("/ferry/.venv", "/usr", env),
        status("/usr/", "/usr", {}),
    )
    assert got == ("venv", "none"), (
        "/ferry/.venv/ and /ferry/.venv are one folder, as are"
        f" /usr/ and /usr: expected 'venv' and 'none', got {got}"
    )
