# fails: test_comments: ['3.14', '3.13'], not
# fails: test_empty_file_is_system: the answer is ['system'], not ['# later']
from pathlib import PurePosixPath

GLOBAL = "/home/reader/.pyenv/version"


def resolve(start, fs, env):
    if wish := env.get("PYENV_VERSION"):
        return wish.split(":")
    folder = PurePosixPath(start)
    for place in [folder, *folder.parents]:
        key = str(place / ".python-version")
        if key in fs:
            return fs[key].splitlines() or ["system"]
    return fs.get(GLOBAL, "").splitlines() or ["system"]
