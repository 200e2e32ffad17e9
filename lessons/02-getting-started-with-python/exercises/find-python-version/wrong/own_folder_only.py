# fails: test_nearest_file: name 3.13, 3.13 and 3.12
# fails: test_root_folder: its 3.10 comes before
GLOBAL = "/home/reader/.pyenv/version"


def resolve(start, fs, env):
    if wish := env.get("PYENV_VERSION"):
        return wish.split(":")
    text = fs.get(f"{start}/.python-version", fs.get(GLOBAL, ""))
    lines = [line.split() for line in text.splitlines()]
    found = [
        words[0]
        for words in lines
        if words and not words[0].startswith("#")
    ]
    return found or ["system"]
