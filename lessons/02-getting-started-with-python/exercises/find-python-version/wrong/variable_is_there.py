# fails: test_empty_variable: counts as none
from pathlib import PurePosixPath

GLOBAL = "/home/reader/.pyenv/version"


def versions(text):
    lines = [line.split() for line in text.splitlines()]
    return [
        words[0]
        for words in lines
        if words and not words[0].startswith("#")
    ]


def resolve(start, fs, env):
    if "PYENV_VERSION" in env:
        return env["PYENV_VERSION"].split(":")
    folder = PurePosixPath(start)
    for place in [folder, *folder.parents]:
        key = str(place / ".python-version")
        if key in fs:
            return versions(fs[key]) or ["system"]
    return versions(fs.get(GLOBAL, "")) or ["system"]
