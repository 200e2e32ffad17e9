"""The whole build, on copies of the real lessons, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from handbook_build.pipeline.naming import is_hashed

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook_build.pipeline.paths import Paths

SCRIPT = """\
import sys
from pathlib import Path
from handbook_build.errors import HandbookError
from handbook_build.pipeline import environment, node, site_build
from handbook_build.pipeline.paths import Paths
from handbook_build.pipeline.steps import Steps
paths, real = Paths(Path(sys.argv[1])), Paths(Path(sys.argv[2]))
try:
    sys.exit(site_build.main(paths, Steps(paths.logs), node.on_path() or node.in_venv(real)))
except HandbookError as error:
    sys.exit(str(error))
"""


def build(paths: Paths, checkout: Paths, seed: str = "0") -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(checkout.site),
        "PYTHONHASHSEED": seed,
    }
    command = [sys.executable, "-c", SCRIPT, str(paths.root), str(checkout.root)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def contents(paths: Paths) -> dict[str, bytes]:
    files = (path for path in paths.dist.rglob("*") if path.is_file())
    return {path.relative_to(paths.dist).as_posix(): path.read_bytes() for path in files}


def test_build_twice_gives_identical_bytes(
    small_checkout: Callable[[str], Paths], checkout: Paths
) -> None:
    first, second = small_checkout("first"), small_checkout("elsewhere/second")
    for paths, seed in ((first, "1"), (second, "2")):
        answer = build(paths, checkout, seed)
        assert answer.returncode == 0, answer.stdout + answer.stderr
    a, b = contents(first), contents(second)
    assert a.keys() == b.keys()
    assert [name for name in a if a[name] != b[name]] == []
    assert "functions/closures/index.html" in a
    assert {*json.loads(a["data/search.json"])["files"].values()} < a.keys()
    kept = sorted(name for name in a if name.startswith("assets/"))
    assert [name for name in kept if not is_hashed(f"/{name}")] == []
    assert sorted(json.loads(a["assets.json"])["files"]) == kept
    assert b"/assets/*\n  Cache-Control: public, max-age=31536000, immutable" in a["_headers"]
    assert str(first.root).encode() not in b"".join(a.values())


def test_build_after_a_change_redoes_only_what_it_must_and_drops_deleted_lessons(
    small_checkout: Callable[[str], Paths], checkout: Paths
) -> None:
    paths = small_checkout("site")
    assert build(paths, checkout).returncode == 0
    before = contents(paths)
    lesson = paths.lessons / "05-functions" / "05-closures.md"
    text = lesson.read_text(encoding="utf-8")

    lesson.write_text(text.replace("\n---\n", "\n---\n\nA sentence more.\n", 1), encoding="utf-8")
    again = build(paths, checkout)
    assert again.returncode == 0, again.stdout + again.stderr
    assert "Bundle" not in again.stdout
    changed = {name for name, data in contents(paths).items() if before.get(name) != data}
    others = {name for name in changed if not name.startswith("functions/closures/")}
    written = {name for name in others if not name.startswith("assets/search/")}
    lists = {"assets.json", "data/handbook.json", "data/search.json", "release.json"}
    assert written <= lists
    fragments = [name for name in others - written if "/fragment-" in name]
    assert len(fragments) == 1
    assert b"A sentence more." in contents(paths)["functions/closures/index.html"]

    lesson.write_text(text.replace("```python name=", "```python nme=", 1), encoding="utf-8")
    for _ in range(2):  # an unchanged mistake is told again
        broken = build(paths, checkout)
        assert broken.returncode == 1
        assert "lessons/05-functions/05-closures.md:" in broken.stderr

    lesson.unlink()
    assert build(paths, checkout).returncode == 0
    assert not (paths.dist / "functions" / "closures").exists()
    assert "functions/closures/" not in (paths.dist / "data" / "search.json").read_text("utf-8")
    assert list((paths.dist / "assets").glob("handbook-*.js"))


def test_build_with_a_mistake_in_javascript_names_the_place(
    small_checkout: Callable[[str], Paths], checkout: Paths
) -> None:
    paths = small_checkout("site")
    (paths.root / "site").unlink()
    (paths.site / "js").mkdir(parents=True)
    (paths.site / "js" / "main.js").write_text('import "./gone.js";\n')
    for name in ("node_modules", "package-lock.json"):
        (paths.site / name).symlink_to(checkout.site / name)
    for folder in ("js/build", "js/runtime"):
        (paths.site / folder).symlink_to(checkout.site / folder)
    answer = build(paths, checkout)
    assert answer.returncode == 1
    assert "site/js/main.js:1:7" in answer.stdout
    assert "JavaScript or styles" in answer.stderr
