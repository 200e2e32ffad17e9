# fails: test_empty_file_is_system: the answer is ['system'], not ['3.13']
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
    if wish := env.get("PYENV_VERSION"):
        return wish.split(":")
    folder = PurePosixPath(start)
    for place in [folder, *folder.parents]:
        key = str(place / ".python-version")
        if found := versions(fs.get(key, "")):
            return found
    return versions(fs.get(GLOBAL, "")) or ["system"]
