from pathlib import PurePosixPath

GLOBAL = "/home/reader/.pyenv/version"


def resolve(start, fs, env):
    return fs.get(GLOBAL, "system").split()


files = {GLOBAL: "3.14\n", "/ferry/.python-version": "3.13\n"}
print(resolve("/ferry/docs", files, {}))
