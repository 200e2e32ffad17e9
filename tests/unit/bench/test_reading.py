from __future__ import annotations

import json
from typing import TYPE_CHECKING

from handbook_build.bench import reading
from handbook_build.bench.figures import Samples

if TYPE_CHECKING:
    from pathlib import Path


def test_longest_lesson_is_the_section_with_the_largest_page(tmp_path: Path) -> None:
    sizes = {"a/": ("chapter", 900), "a/short/": ("section", 10), "a/long/": ("section", 20)}
    for url, (_, size) in sizes.items():
        (tmp_path / url).mkdir()
        (tmp_path / url / "index.html").write_text("x" * size)
    lessons = [{"url": url, "kind": kind} for url, (kind, _) in sizes.items()]
    (tmp_path / "data").mkdir()
    (tmp_path / "data/handbook.json").write_text(json.dumps({"lessons": lessons}))
    assert reading.PAGES["longest"](tmp_path) == "/a/long/"


def test_tables_hold_each_score_against_100() -> None:
    samples = Samples()
    for page, points in {"home": 100, "chapter": 99}.items():
        samples.add(page, {"performance": points, "seo": 100, "FCP": 900, "KB": 30.5})
    scores, times, wire = (table.markdown() for table in reading.tables(samples))
    assert [line.split("|")[1:4] for line in scores.splitlines()[4:]] == [
        [f" {label} ", f" {points:<5} ", f" 100: {verdict:<6} "]
        for label, points, verdict in [
            ("performance, home   ", "100", "met"),
            ("performance, chapter", "99", "missed"),
            ("seo, home           ", "100", "met"),
            ("seo, chapter        ", "100", "met"),
        ]
    ]
    assert "| FCP | 900  | 900     |" in times
    assert "| KB | 30.5 | 30.5    |" in wire
