"""Which options of `check` go together when it runs programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from handbook_build.checker import programs
from handbook_build.checker.programs import Request
from handbook_build.pipeline import commands, environment

if TYPE_CHECKING:
    from handbook_build.pipeline.paths import Paths


@pytest.fixture
def requests(monkeypatch: pytest.MonkeyPatch) -> list[Request]:
    """What the command was asked for, instead of doing it."""
    seen: list[Request] = []

    def keep(_paths: Paths, _steps: object, _node: object, request: Request) -> int:
        seen.append(request)
        return 7

    monkeypatch.setattr(programs, "main", keep)
    monkeypatch.setattr(environment, "prepare", lambda *_: None)
    monkeypatch.setattr(environment, "inside", lambda _: True)
    return seen


def test_programs_are_taken_with_their_options(requests: list[Request], paths: Paths) -> None:
    assert commands.main(paths.root, ["check", "--program", "a.py", "b.py"]) == 7
    options = "--beside data --beside b.txt --package attrs --package httpx --timeout 5 --firefox"
    arguments = ["check", "--program", "a.py", *options.split(), "--stdin", "in.txt"]
    assert commands.main(paths.root, arguments) == 7
    assert requests == [
        Request((Path("a.py"), Path("b.py")), timeout_s=600),
        Request(
            (Path("a.py"),),
            beside=(Path("data"), Path("b.txt")),
            packages=("attrs", "httpx"),
            timeout_s=5,
            firefox=True,
            stdin=Path("in.txt"),
        ),
    ]


@pytest.mark.parametrize(
    ("given", "named"),
    [
        (["5", "closures-*"], "5 closures-*"),
        (["--update"], "--update"),
        (["5", "--seed", "0"], "5 --seed"),
    ],
)
def test_programs_and_examples_together_are_refused(
    given: list[str],
    named: str,
    requests: list[Request],
    paths: Paths,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert commands.main(paths.root, ["check", *given, "--program", "a.py"]) == 1
    shown = capsys.readouterr().err
    assert shown.startswith(f"build.py: check --program runs files, and {named} is about examples.")
    assert "\nTry: " in shown
    assert requests == []


@pytest.mark.parametrize(
    "given",
    [["--beside", "x"], ["--package", "x"], ["--timeout", "5"], ["--firefox"], ["--stdin", "x"]],
)
def test_option_of_programs_without_one_is_refused(
    given: list[str], requests: list[Request], paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.main(paths.root, ["check", *given]) == 1
    assert capsys.readouterr().err == (
        f"build.py: check {given[0]} is for programs, and there is none."
        f"\nTry: check --program FILE {given[0]} …\n"
    )
    assert requests == []


@pytest.mark.parametrize(
    "given", [["--program"], ["--program", "a.py", "--timeout", "0"], ["--programs", "a.py"]]
)
def test_wrong_arguments_of_programs_exit_with_2(given: list[str], paths: Paths) -> None:
    with pytest.raises(SystemExit) as caught:
        commands.main(paths.root, ["check", *given])
    assert caught.value.code == 2
