from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from handbook_build.errors import StepError
from handbook_build.pipeline import environment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps

LOCK = "# --- group: build\na==1\n# --- group: test\nb==1\n# --- group: node\nc==1\n"


class Tools:
    """Stands for the tools that steps run: keeps the commands, and does as if it did them."""

    def __init__(self, paths: Paths) -> None:
        self.paths = paths
        self.names: list[str] = []

    def run(
        self,
        name: str,
        command: Sequence[str | Path],
        folder: Path,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Note a step; make what it would make."""
        self.names.append(name.partition(",")[0])
        if "venv" in command:
            self.paths.venv_bin.mkdir(parents=True)
            self.paths.venv_python.touch()
        if "ci" in command:
            self.paths.node_modules.mkdir(exist_ok=True)


@pytest.fixture
def tools(paths: Paths, steps: Steps, monkeypatch: pytest.MonkeyPatch) -> Tools:
    (paths.root / "requirements.lock").write_text(LOCK)
    paths.site.mkdir()
    for name in ("package.json", "package-lock.json", ".npmrc"):
        (paths.site / name).write_text("{}")
    made = Tools(paths)
    monkeypatch.setattr(steps, "run", made.run)
    monkeypatch.setattr("handbook_build.pipeline.node.on_path", lambda: None)
    return made


def test_prepare_first_time_installs_everything(paths: Paths, steps: Steps, tools: Tools) -> None:
    found = environment.prepare(paths, steps, ("build",))
    assert tools.names == [
        f"Environment, {environment.PYTHON}".partition(",")[0],
        "Python packages: build",
        "npm packages",
    ]
    assert found.program.parent == paths.venv_bin


def test_prepare_again_runs_nothing(paths: Paths, steps: Steps, tools: Tools) -> None:
    environment.prepare(paths, steps, ("build",))
    tools.names.clear()
    environment.prepare(paths, steps, ("build",))
    assert tools.names == []


def test_prepare_for_more_groups_installs_those_alone(
    paths: Paths, steps: Steps, tools: Tools
) -> None:
    environment.prepare(paths, steps, ("build",))
    tools.names.clear()
    environment.prepare(paths, steps, ("build", "test"))
    assert tools.names == ["Python packages: test"]


def test_prepare_after_a_change_of_the_lock_installs_that_group(
    paths: Paths, steps: Steps, tools: Tools
) -> None:
    environment.prepare(paths, steps, ("build",))
    tools.names.clear()
    (paths.root / "requirements.lock").write_text(LOCK.replace("a==1", "a==2"))
    environment.prepare(paths, steps, ("build",))
    assert tools.names == ["Python packages: build"]


def test_prepare_after_a_change_of_npm_lock_installs_npm_packages(
    paths: Paths, steps: Steps, tools: Tools
) -> None:
    environment.prepare(paths, steps, ("build",))
    tools.names.clear()
    (paths.site / "package-lock.json").write_text("{ }")
    environment.prepare(paths, steps, ("build",))
    assert tools.names == ["npm packages"]


def test_prepare_with_another_python_makes_the_environment_anew(
    paths: Paths, steps: Steps, tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.prepare(paths, steps, ("build",))
    tools.names.clear()
    monkeypatch.setattr(environment, "PYTHON", "cpython 3.99")
    environment.prepare(paths, steps, ("build",))
    assert tools.names[:2] == ["Environment", "Python packages: build"]


def test_prepare_that_fails_is_tried_again(
    paths: Paths, steps: Steps, tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(name: str, *_: object) -> None:
        if name.startswith("Python"):
            raise StepError(name, "no network", "again")
        tools.run(name, ["venv"], paths.root)

    with monkeypatch.context() as patch:
        patch.setattr(steps, "run", fail)
        with pytest.raises(StepError):
            environment.prepare(paths, steps, ("build",))
    tools.names.clear()
    environment.prepare(paths, steps, ("build",))
    assert tools.names == ["Python packages: build", "npm packages"]


def test_inside_in_another_environment_is_false(paths: Paths) -> None:
    assert not environment.inside(paths)


def test_restart_replaces_the_process_on_posix(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[list[str]] = []
    monkeypatch.setattr("os.execv", lambda _, command: calls.append(command))
    monkeypatch.setattr("subprocess.call", lambda _: 0)
    environment.restart(paths, ["serve", "--port", "1"])
    assert calls == [[str(paths.venv_python), str(paths.root / "build.py"), "serve", "--port", "1"]]
