from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from handbook_build.errors import StepError
from handbook_build.pipeline import wheels

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps

INFO = {"abi_version": "2026_0", "arch": "wasm32", "platform": "emscripten_5", "python": "3.14.2"}
CONTENT = b"a wheel"


@pytest.fixture
def vendored(paths: Paths) -> Paths:
    """A checkout whose lists name one wheel and no sdist."""
    folder = wheels.folder(paths)
    folder.mkdir(parents=True)
    digest = hashlib.sha256(CONTENT).hexdigest()
    package = {"name": "a", "version": "1", "file_name": "a-1-py3-none-any.whl", "sha256": digest}
    lock = {"info": INFO, "packages": {"a": {**package, "tool": {"handbook": {"size": 7}}}}}
    (folder / "pyodide-lock.json").write_text(json.dumps(lock))
    (folder / "wheels.txt").write_text(f"a==1 --hash=sha256:{digest}\n")
    (folder / "sdists.txt").write_text("# none\n")
    return paths


@pytest.fixture
def pip(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], list[Sequence[Any]]]:
    """Stand in for pip: what it is given, and what it puts there."""

    def replace(content: bytes) -> list[Sequence[Any]]:
        calls: list[Sequence[Any]] = []

        def run(_steps: Steps, _name: str, command: Sequence[Any], *_rest: object) -> None:
            calls.append(command)
            target = command[command.index("--dest") + 1]
            (target / "a-1-py3-none-any.whl").write_bytes(content)

        monkeypatch.setattr("handbook_build.pipeline.steps.Steps.run", run)
        return calls

    return replace


def test_fetch_asks_pip_by_hash_for_the_foreign_platform_and_only_once(
    vendored: Paths, steps: Steps, pip: Callable[[bytes], list[Sequence[Any]]]
) -> None:
    calls = pip(CONTENT)
    cache = wheels.fetch(vendored, steps)
    assert (cache / "a-1-py3-none-any.whl").read_bytes() == CONTENT
    words = " ".join(map(str, calls[0]))
    assert "--require-hashes --no-deps" in words
    assert "--platform pyemscripten_2026_0_wasm32" in words
    assert len(calls) == 2
    wheels.fetch(vendored, steps)
    assert len(calls) == 2


def test_fetch_of_a_wheel_with_other_bytes_is_refused_and_it_is_not_kept(
    vendored: Paths, steps: Steps, pip: Callable[[bytes], list[Sequence[Any]]]
) -> None:
    pip(b"changed")
    with pytest.raises(StepError, match=r"a-1-py3-none-any\.whl has sha256 .*(?s:.)*vendor"):
        wheels.fetch(vendored, steps)
    assert not (vendored.cache / "wheels/a-1-py3-none-any.whl").exists()


def test_fetch_without_lists_says_what_to_run(paths: Paths, steps: Steps) -> None:
    with pytest.raises(StepError, match=r"py/packages/pyodide-lock\.json.*(?s:.)*build\.py vendor"):
        wheels.fetch(paths, steps)


@pytest.fixture
def compiled(tmp_path: Path) -> dict[str, Path]:
    """What a compiler could have made of the wheel, and of one that is not wanted."""
    (tmp_path / "made").write_bytes(CONTENT + b" with bytecode")
    return dict.fromkeys(("a-1-py3-none-any.whl", "old-1-py3-none-any.whl"), tmp_path / "made")


def test_place_copies_what_the_lock_names_and_nothing_else(
    vendored: Paths, compiled: dict[str, Path], tmp_path: Path
) -> None:
    wheels.place(wheels.wanted(vendored), compiled, tmp_path / "site/packages")
    found = {path.name: path.read_bytes() for path in (tmp_path / "site/packages").iterdir()}
    assert found == {"a-1-py3-none-any.whl": CONTENT + b" with bytecode"}


def test_lock_for_takes_the_info_of_the_npm_package(
    vendored: Paths, compiled: dict[str, Path]
) -> None:
    npm = json.dumps({"info": {**INFO, "python": "3.14.3"}, "packages": {"numpy": {}}})
    lock = json.loads(wheels.lock_for(vendored, npm, compiled))
    assert lock["info"]["python"] == "3.14.3"
    assert list(lock["packages"]) == ["a"]


def test_lock_for_has_digest_and_size_of_what_is_shipped(
    vendored: Paths, compiled: dict[str, Path]
) -> None:
    lock = json.loads(wheels.lock_for(vendored, json.dumps({"info": INFO}), compiled))
    shipped = CONTENT + b" with bytecode"
    assert lock["packages"]["a"]["sha256"] == hashlib.sha256(shipped).hexdigest()
    assert lock["packages"]["a"]["tool"]["handbook"]["size"] == len(shipped)


@pytest.mark.parametrize("key", ["abi_version", "arch", "platform"])
def test_lock_for_another_pyodide_is_refused(vendored: Paths, key: str) -> None:
    npm = json.dumps({"info": {**INFO, key: "other"}, "packages": {}})
    with pytest.raises(StepError, match=f"for {key} .*(?s:.)*build.py vendor"):
        wheels.lock_for(vendored, npm, {})


def test_real_lists_name_no_host_and_every_wheel_once(checkout: Paths) -> None:
    folder = wheels.folder(checkout)
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert not [name for name, text in texts.items() if "://" in text]
    pins = re.findall(r"^([\w-]+)==", texts["wheels.txt"] + texts["sdists.txt"], re.MULTILINE)
    assert sorted(pins) == [wheel.name for wheel in wheels.wanted(checkout)]


def test_real_lock_holds_what_is_asked_for_and_all_that_needs(checkout: Paths) -> None:
    folder = wheels.folder(checkout)
    packages = json.loads((folder / "pyodide-lock.json").read_text("utf-8"))["packages"]
    lines = (folder / "requirements.in").read_text("utf-8").splitlines()
    asked = [line.split() for line in lines if line and not line.startswith("#")]
    assert all(words[1] == "#" and len(words) > 3 for words in asked), "say why each is here"
    assert {words[0] for words in asked} <= packages.keys()
    for package in packages.values():
        assert set(package["depends"]) <= packages.keys()
        assert package["tool"]["handbook"]["size"] > 0
