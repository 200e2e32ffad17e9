from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from handbook_build.bench import command
from handbook_build.checker import check
from handbook_build.errors import StepError
from handbook_build.pipeline import commands, editions, environment, site_build

if TYPE_CHECKING:
    import argparse

    from handbook_build.pipeline.paths import Paths


def test_help_names_every_command(capsys: pytest.CaptureFixture[str], paths: Paths) -> None:
    assert commands.main(paths.root, ["help"]) == 0
    shown = capsys.readouterr().out
    for name in ("serve", "build", "check", "bench", "record", "test", "new", "vendor"):
        assert name in shown


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["serv"],
        ["build", "--fast"],
        ["build", "--base-url", "example.org"],
        ["build", "--base-url", "https://example.org/?page=1"],
        ["build", "--base-url", ""],
        ["serve", "--port", "x"],
        ["check", "--jobs", "0"],
        ["check", "--jobs", "two"],
        ["bench", "--repeat", "0"],
    ],
)
def test_wrong_arguments_exit_with_2(arguments: list[str], paths: Paths) -> None:
    with pytest.raises(SystemExit) as caught:
        commands.main(paths.root, arguments)
    assert caught.value.code == 2


def test_test_hands_all_else_to_pytest(monkeypatch: pytest.MonkeyPatch, paths: Paths) -> None:
    seen: list[argparse.Namespace] = []

    def keep(_paths: Paths, _steps: object, options: argparse.Namespace, _all: list[str]) -> int:
        seen.append(options)
        return 0

    monkeypatch.setattr(commands, "_run", keep)
    commands.main(paths.root, ["test", "-k", "page", "--lf", "-x"])
    assert seen[0].arguments == ["-k", "page", "--lf", "-x"]


@pytest.mark.parametrize("address", ["https://example.org/book", "https://example.org/book/"])
def test_build_takes_the_sites_address_with_or_without_its_last_slash(address: str) -> None:
    options = commands.parser().parse_args(["build", "--base-url", address, "--compress"])
    assert (options.base_url, options.compress) == ("https://example.org/book/", True)


def test_check_takes_patterns_and_options(monkeypatch: pytest.MonkeyPatch, paths: Paths) -> None:
    seen = []

    def keep(_paths: Paths, _steps: object, _node: object, request: check.Request) -> int:
        seen.append(request)
        return 7

    monkeypatch.setattr(check, "main", keep)
    monkeypatch.setattr(environment, "prepare", lambda *_: None)
    monkeypatch.setattr(environment, "inside", lambda _: True)
    arguments = ["check", "5", "closures-*", "--update", "--jobs", "3", "--seed", "4"]
    assert commands.main(paths.root, arguments) == 7
    assert seen == [check.Request(("5", "closures-*"), update=True, jobs=3, seed=4)]


def test_build_takes_the_editions_that_are_to_be_made(
    monkeypatch: pytest.MonkeyPatch, paths: Paths
) -> None:
    seen = []

    def keep(
        _paths: Paths, _steps: object, _node: object, _place: object, wish: editions.Wish
    ) -> int:
        seen.append(wish)
        return 7

    monkeypatch.setattr(site_build, "main", keep)
    monkeypatch.setattr(environment, "prepare", lambda *_: None)
    monkeypatch.setattr(environment, "inside", lambda _: True)
    for arguments in (["--epub", "--pdf"], ["--pdf"], []):
        assert commands.main(paths.root, ["build", *arguments]) == 7
    assert seen == [editions.Wish(epub=True, pdf=True), editions.Wish(pdf=True), editions.NONE]
    assert seen[1].files() == {"PDF": "editions/python-handbook.pdf"}


def test_check_and_bench_need_the_browser_that_tests_need(
    monkeypatch: pytest.MonkeyPatch, paths: Paths
) -> None:
    wanted = []
    monkeypatch.setattr(environment, "prepare", lambda *given: wanted.append(given[-1]))
    monkeypatch.setattr(environment, "inside", lambda _: False)
    monkeypatch.setattr(environment, "restart", lambda *_: 0)
    for arguments in (["check"], ["bench"], ["build", "--pdf"], ["build"], ["test"]):
        commands.main(paths.root, arguments)
    in_browser = ("build", "test")
    assert wanted == [in_browser, in_browser, in_browser, ("build",), (*in_browser, "notebooks")]


def test_bench_takes_suites_and_options(monkeypatch: pytest.MonkeyPatch, paths: Paths) -> None:
    seen = []

    def keep(_paths: Paths, _steps: object, _node: object, request: command.Request) -> int:
        seen.append(request)
        return 7

    monkeypatch.setattr(command, "main", keep)
    monkeypatch.setattr(environment, "prepare", lambda *_: None)
    monkeypatch.setattr(environment, "inside", lambda _: True)
    arguments = ["bench", "start", "print", "--repeat", "9", "--only", "handbook, no limit"]
    assert commands.main(paths.root, arguments) == 7
    assert commands.main(paths.root, ["bench"]) == 7
    assert seen == [command.Request(("start", "print"), 9, "handbook, no limit"), command.Request()]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [(["record"], ([], False)), (["record", "a", "--verify"], (["a"], True))],
)
def test_record_takes_names_and_verify(
    monkeypatch: pytest.MonkeyPatch,
    paths: Paths,
    arguments: list[str],
    expected: tuple[list[str], bool],
) -> None:
    seen = []

    def keep(_paths: Paths, _steps: object, names: list[str], verify: bool) -> int:
        seen.append((names, verify))
        return 0

    monkeypatch.setattr("handbook_build.checker.record.record", keep)
    monkeypatch.setattr(environment, "prepare", lambda *_: None)
    monkeypatch.setattr(environment, "inside", lambda _: True)
    assert commands.main(paths.root, arguments) == 0
    assert seen == [expected]


def test_failure_is_shown_without_traceback(
    monkeypatch: pytest.MonkeyPatch, paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> int:
        raise StepError("npm packages", "the disk is full", "make room")

    monkeypatch.setattr(commands, "_run", fail)
    assert commands.main(paths.root, ["build"]) == 1
    assert capsys.readouterr().err == (
        "build.py: npm packages: the disk is full.\nTry: make room.\n"
    )


def test_interrupt_exits_with_130(monkeypatch: pytest.MonkeyPatch, paths: Paths) -> None:
    def interrupt(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "_run", interrupt)
    assert commands.main(paths.root, ["serve"]) == 130


def test_build_py_on_an_old_python_says_which_it_needs(checkout: Paths) -> None:
    script = (
        "import runpy, sys; sys.version_info = (3, 8, 1); sys.argv = ['build.py', 'serve'];"
        f"runpy.run_path({str(checkout.root / 'build.py')!r}, run_name='__main__')"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert answer.returncode == 1
    assert answer.stderr.startswith("build.py: Python 3.11 or newer is needed")
    assert "Traceback" not in answer.stderr


def test_set_up_needs_the_standard_library_alone(checkout: Paths) -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(checkout.site)!r});"
        "import handbook_build.pipeline.commands;"
        "assert not {'sphinx', 'yaml', 'watchfiles'} & set(sys.modules)"
    )
    environment = {"PATH": os.environ["PATH"]}
    command = [str(Path(sys.base_prefix, "bin", "python3")), "-I", "-c", script]
    subprocess.run(command, env=environment, check=True)
