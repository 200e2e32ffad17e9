#!/usr/bin/env python3
"""The one command of the handbook: ``python3 build.py help`` says what it does.

Owns: the check that Python is new enough. All else is in ``handbook_build.pipeline.commands``. It
has to be parsed by an old Python too, and must not import anything but the standard library at the
top.
"""

import sys
from pathlib import Path

OLDEST = (3, 11)


def main():  # type: () -> int
    """Run the command that the arguments name.

    :return: exit code
    """
    if sys.version_info < OLDEST:
        sys.stderr.write(
            "build.py: Python %d.%d or newer is needed, and this is %s (%s).\n"
            "Try: python3.13 build.py, or install a newer Python.\n"
            % (OLDEST[0], OLDEST[1], sys.version.split()[0], sys.executable)
        )
        return 1
    root = Path(__file__).resolve().parent
    sys.path.insert(0, str(root / "site"))
    from handbook_build.pipeline import commands  # noqa: PLC0415 - an old Python cannot

    return commands.main(root, sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
