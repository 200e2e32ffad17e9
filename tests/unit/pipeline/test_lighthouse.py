"""What is made of Lighthouse's report, and when it is installed. The real one: tests/browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from handbook_build.errors import HandbookError
from handbook_build.pipeline import lighthouse
from handbook_build.pipeline.node import Node

if TYPE_CHECKING:
    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps

NODE = Node(Path("node"), ("npm",))


def category(score: float, *references: tuple[str, int]) -> dict[str, Any]:
    return {"score": score, "auditRefs": [{"id": name, "weight": w} for name, w in references]}


@pytest.fixture
def raw() -> dict[str, Any]:
    """A report, with what is read of one."""
    times = {name: {"score": 0.9, "numericValue": 1000} for name in lighthouse.TIMES}
    requests = [{"transferSize": 900}, {"transferSize": 100}, {"url": "data:,"}]
    return {
        "categories": {
            "performance": category(0.98, *((name, 10) for name in times)),
            "accessibility": category(0.9, ("image-alt", 10), ("hint", 0), ("manual", 1)),
            "best-practices": category(1),
            "seo": category(1),
        },
        "audits": {
            **times,
            "network-requests": {"score": 1, "details": {"items": requests}},
            "image-alt": {"score": 0, "title": "No alt", "details": {"items": ["<img>"]}},
            "hint": {"score": 0, "title": "Weighs nothing"},
            "manual": {"score": None, "title": "For people"},
        },
    }


def test_report_has_points_times_and_bytes(raw: dict[str, Any]) -> None:
    report = lighthouse.read(raw)
    assert report.scores == {
        "performance": 98,
        "accessibility": 90,
        "best-practices": 100,
        "seo": 100,
    }
    assert report.times == dict.fromkeys(("FCP", "LCP", "TBT", "Speed Index"), 1000)
    assert (report.size_bytes, report.requests) == (1000, 3)


def test_objections_are_what_costs_points_but_for_times(raw: dict[str, Any]) -> None:
    assert lighthouse.read(raw).objections == ('accessibility, image-alt: No alt ["<img>"]',)


def test_page_that_could_not_be_judged_is_an_error(raw: dict[str, Any]) -> None:
    raw["runtimeError"] = {"message": "The page did not paint anything."}
    with pytest.raises(HandbookError, match="did not paint"):
        lighthouse.read(raw)


def test_install_happens_once_for_each_lock(
    paths: Paths, steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, made = paths.site / "lighthouse", paths.cache / "lighthouse"
    source.mkdir(parents=True)
    for name in lighthouse.FILES:
        (source / name).write_text("{}")
    installed: list[list[str]] = []

    def run(name: str, command: list[str], folder: Path, environment: object) -> None:
        assert folder == made
        assert (folder / "package-lock.json").read_text() == lock
        (folder / "node_modules").mkdir(exist_ok=True)
        installed.append(command)

    monkeypatch.setattr(steps, "run", run)
    for lock in ("{}", "{}", '{"newer": 1}', '{"newer": 1}'):
        (source / "package-lock.json").write_text(lock)
        found = lighthouse.install(paths, steps, NODE, "chromium")
        assert found.program.is_relative_to(made / "node_modules")
    assert installed == [["npm", "ci", "--no-progress"]] * 2
