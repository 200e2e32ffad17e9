"""The manifest that the tests of the rules make themselves is the one that the extension makes."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from handbook_build.extension import MANIFEST, lesson_errors
from handbook_build.extension.navigation import GENERATED
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.checker.conftest import Book

KINDS = ("lessons", "examples", "consoles", "exercises")
TEMPLATES = ("page", "example", *GENERATED)


def _built(root: Path) -> dict[str, Any]:
    """Return the manifest of a real build."""
    theme = root / "themes" / "small"
    theme.mkdir(parents=True)
    (theme / "theme.toml").write_text('[theme]\ninherit = "none"\n')
    for name in TEMPLATES:
        (theme / f"{name}.html").write_text("{{ body }}")
    settings = {
        "extensions": ["myst_parser", "handbook_build.extension"],
        "html_theme": "small",
        "html_theme_path": [str(root / "themes")],
    }
    with patch_docutils(), docutils_namespace():
        app = Sphinx(
            srcdir=root / "lessons",
            confdir=None,
            outdir=root / "dist",
            doctreedir=root / ".dist",
            buildername="handbook",
            confoverrides=settings,
            status=None,
            warning=io.StringIO(),
        )
        app.build()
        assert [str(error) for error in lesson_errors(app)] == []
    manifest: dict[str, Any] = json.loads((root / "dist" / MANIFEST).read_text("utf-8"))
    return manifest


def test_manifest_of_these_tests_is_part_of_the_real_one(book: Book) -> None:
    book.write("lessons/index.md", book.front.format(id="home", title="Home", summary="All."))
    book.write("lessons/01-numbers/files/a.csv", "1\n")
    book.write("lessons/01-numbers/recorded/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    book.exercise()
    parts = [
        book.example("sum", "# fold\na = 1\n# end fold\na\n", "1\n", 'varies=time,"a" files=a.csv'),
        "```python name=draw\nprint()\n```\n```output svg\nrecorded/a.svg\n```\n",
        '```python name=later static why="it waits"\nprint(1)\n```\n',
        "```console name=till\n$ till --version\n1\n```\n",
        "```{exercise} double-it\n```\n",
    ]
    book.section("\n".join(parts))
    made, real = json.loads(json.dumps(book.manifest())), _built(book.root)
    for kind in KINDS:
        assert len(made[kind]) == len(real[kind]) > 0
        key = "path" if kind == "lessons" else "name"
        others = {entry[key]: entry for entry in real[kind]}
        for own in made[kind]:
            assert own == {name: others[own[key]][name] for name in own}
