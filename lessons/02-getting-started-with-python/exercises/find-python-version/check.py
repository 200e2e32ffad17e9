from answer import resolve

GLOBAL = "/home/reader/.pyenv/version"
FILES = {
    GLOBAL: "3.14\n",
    "/ferry/.python-version": "3.13\n",
    "/ferry/old/.python-version": "3.12\n",
}


def test_nearest_file():
    """The nearest .python-version wins"""
    got = [
        resolve(folder, FILES, {})
        for folder in ("/ferry", "/ferry/docs", "/ferry/old")
    ]
    assert got == [["3.13"], ["3.13"], ["3.12"]], (
        "in /ferry, /ferry/docs and /ferry/old, the nearest files"
        f" name 3.13, 3.13 and 3.12; you returned {got}"
    )


def test_global_file():
    """Where no folder has a file, the global one counts"""
    got = resolve("/tides", FILES, {})
    assert got == ["3.14"], (
        "no folder around /tides has a .python-version, so the"
        f" global file's 3.14 is right, not {got}"
    )


def test_variable():
    """PYENV_VERSION beats every file"""
    got = resolve("/ferry", FILES, {"PYENV_VERSION": "3.11:3.14"})
    assert got == ["3.11", "3.14"], (
        "PYENV_VERSION is 3.11:3.14 and beats the files: the answer"
        f" is ['3.11', '3.14'], not {got}"
    )


# hidden
def test_empty_variable():
    """An empty PYENV_VERSION says nothing"""
    got = resolve("/ferry", FILES, {"PYENV_VERSION": ""})
    assert got == ["3.13"], (
        "an empty PYENV_VERSION counts as none, so the file's 3.13"
        f" is right, not {got}"
    )


def test_comments():
    """Comments and blank lines are left out"""
    text = "# for the server\n\n  3.14 and a note\n3.13\r\n"
    got = resolve("/ferry", {"/ferry/.python-version": text}, {})
    assert got == ["3.14", "3.13"], (
        "of each line that is no comment, the first word is a"
        f" version: ['3.14', '3.13'], not {got}"
    )


def test_empty_file_is_system():
    """A file without a version means system"""
    files = {**FILES, "/ferry/docs/.python-version": "# later\n"}
    got = resolve("/ferry/docs", files, {})
    assert got == ["system"], (
        "the nearest file names no version, and pyenv asks no"
        f" other: the answer is ['system'], not {got}"
    )


def test_nothing_at_all():
    """Without any file the answer is system"""
    got = resolve("/tides", {}, {})
    assert got == ["system"], (
        f"with no files at all, return ['system'], not {got}"
    )


def test_root_folder():
    """A file in / counts for every folder"""
    files = {**FILES, "/.python-version": "3.10\n"}
    got = resolve("/tides", files, {})
    assert got == ["3.10"], (
        "/ is around every folder, so its 3.10 comes before the"
        f" global file; you returned {got}"
    )
