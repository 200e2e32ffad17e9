"""The command line of a process: what is run, and with which options."""

from __future__ import annotations

import sys

import pytest
from handbook.processes import flags
from handbook.processes.child import Command, parse


@pytest.mark.parametrize(
    ("words", "kind", "what", "argv"),
    [
        ([], "stdin", "-", []),
        (["-"], "stdin", "-", []),
        (["-", "a", "-b"], "stdin", "-", ["a", "-b"]),
        (["-c", "pass", "-x", "y"], "code", "pass", ["-x", "y"]),
        (["-cpass"], "code", "pass", []),
        (["-uc", "pass"], "code", "pass", []),
        (["-m", "json.tool", "-h"], "module", "json.tool", ["-h"]),
        (["-IEsS", "shop.py", "-c"], "file", "shop.py", ["-c"]),
        (["-W", "error", "-X", "dev", "shop.py"], "file", "shop.py", []),
        (["--", "-shop.py"], "file", "-shop.py", []),
        (["--check-hash-based-pycs", "always", "shop.py"], "file", "shop.py", []),
    ],
)
def test_command_says_what_is_run(words: list[str], kind: str, what: str, argv: list[str]) -> None:
    command = parse(words)
    assert (command.kind, command.what, command.argv) == (kind, what, argv)


@pytest.mark.parametrize("word", ["-V", "--version", "-bV"])
def test_version_is_asked_for(word: str) -> None:
    assert parse([word]).kind == "version"


def test_options_are_kept() -> None:
    command = parse(["-u", "-Werror", "-W", "ignore::UserWarning", "-Xdev", "-X", "a=b", "-c", ""])
    assert command == Command(
        "code", "", [], True, ["error", "ignore::UserWarning"], {"dev": True, "a": "b"}, "u"
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["-y"], "Unknown option: -y"),
        (["--nothing"], "unknown option --nothing"),
        (["-c"], "Argument expected for the -c option"),
        (["-W"], "Argument expected for the -W option"),
        (["-um"], "Argument expected for the -m option"),
    ],
)
def test_what_is_no_option_is_refused(words: list[str], message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):
        parse(words)


@pytest.mark.parametrize(
    ("letters", "options", "flag", "value"),
    [
        ("OO", {}, "optimize", 2),
        ("EE", {}, "ignore_environment", 1),
        ("", {}, "verbose", 3),
        ("E", {}, "verbose", 0),
        ("I", {}, "verbose", 0),
        ("I", {}, "safe_path", True),
        ("I", {}, "ignore_environment", 1),
        ("", {"dev": True}, "dev_mode", True),
    ],
)
def test_flags_say_what_the_process_was_started_with(
    letters: str,
    options: dict[str, object],
    flag: str,
    value: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, writes = sys.flags, sys.dont_write_bytecode
    monkeypatch.setattr(sys, "flags", before)
    monkeypatch.setattr(sys, "dont_write_bytecode", writes)
    monkeypatch.setenv("PYTHONVERBOSE", "3")
    flags.set_flags(letters, options)
    assert getattr(sys.flags, flag) == value
    assert len(sys.flags) == len(before.__match_args__)
    assert f"{flag}={value}" in repr(sys.flags)
