"""A tiny handbook in a temporary folder, built by the real Sphinx with a theme of four lines."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from handbook_build.extension import MANIFEST, lesson_errors
from handbook_build.extension.navigation import GENERATED
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

if TYPE_CHECKING:
    from collections.abc import Callable

OUTLINE = """title: Small Handbook
chapters:
- id: "1"
  title: Numbers
  slug: numbers
  sections:
  - {id: "1.1", title: Adding & Taking Away, slug: adding, subtopics: [{id: null, title: Adding}]}
  - {id: "1.2", title: "The `int` Type", slug: int-type, subtopics: []}
- id: "2"
  title: Texts
  slug: texts
  sections:
  - id: "2.1"
    title: Letters
    slug: letters
    subtopics: [{id: "2.1.1", title: "`ord` and `chr`"}, {id: "2.1.2", title: Case}]
- id: B
  title: Extras
  slug: extras
  sections:
  - {id: B.1, title: Puzzles, slug: puzzles, subtopics: []}
"""

HOME = "---\nid: home\ntitle: Welcome\nsummary: What this is.\n---\n\nHello.\n"
CHAPTER = (
    '---\nid: "1"\ntitle: Numbers\nsummary: About numbers.\n---\n\nStart with {section}`1.1`.\n'
)
ADDING = """---
id: "1.1"
title: Adding & Taking Away
summary: Plus and minus.
sources: [py:library/functions#sum, pep:8]
---

Plus adds.

```python name=adding-basics
print(1 + 1)
```
```output
2
```

## Taking `away`

Minus takes away; {section}`1.2` says more, {section}`2.1` nothing yet.

```python name=minus after=adding-basics
print(2 - 1)
```
```output
1
```
"""

PAGE = """{{ body }}<script type="application/json" id="context">
{{ {"handbook": handbook, "lesson": lesson}|tojson }}</script>
<link rel="stylesheet" href="{{ asset('handbook.css') }}">
"""
EXAMPLE = """{{ body }}<script type="application/json" id="context">
{{ {"title": title, "lesson": lesson, "earlier": earlier, "oembed": oembed}|tojson }}</script>
"""
LIST = "{{ handbook.root }} {{ handbook.chapters|tojson }} {{ asset('handbook.css') }}\n"


@dataclass
class Built:
    """What one build gave."""

    dist: Path
    errors: list[str]
    read: list[str]

    def html(self, page: str) -> str:
        """Return the text of a page by its address."""
        return (self.dist / page / "index.html").read_text("utf-8")

    def context(self, page: str) -> dict[str, Any]:
        """Return the variables that the template of a page got."""
        text = self.html(page).partition('id="context">')[2].partition("</script>")[0]
        context: dict[str, Any] = json.loads(text)
        return context

    def manifest(self) -> dict[str, Any]:
        """Return the manifest."""
        data: dict[str, Any] = json.loads((self.dist / MANIFEST).read_text("utf-8"))
        return data

    def example(self, name: str) -> dict[str, Any]:
        """Return an example of the manifest."""
        return next(item for item in self.manifest()["examples"] if item["name"] == name)


class Handbook:
    """A folder of lessons, and its builds."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lessons = root / "lessons"
        theme = root / "themes" / "small"
        self._put(theme / "theme.toml", '[theme]\ninherit = "none"\n')
        self._put(theme / "page.html", PAGE)
        for name in GENERATED:
            self._put(theme / f"{name}.html", LIST)
        self._put(theme / "example.html", EXAMPLE)
        self.write("outline.yaml", OUTLINE)
        self.write("index.md", HOME)

    @staticmethod
    def _put(path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())

    def write(self, name: str, text: str) -> None:
        """Write a file below the lessons."""
        self._put(self.lessons / name, text)

    def fill(self) -> None:
        """Write the usual pages."""
        self.write("01-numbers/index.md", CHAPTER)
        self.write("01-numbers/01-adding.md", ADDING)

    def section(self, body: str) -> None:
        """Write 1.1 with another text; its first line is line 8 of the file."""
        head = ADDING.partition("Plus adds.")[0]
        self.write("01-numbers/01-adding.md", head + body)

    def build(self, dist: str = "dist", parallel: int = 1, **config: Any) -> Built:
        """Run Sphinx."""
        settings = {
            "extensions": ["myst_parser", "handbook_build.extension"],
            "html_theme": "small",
            "html_theme_path": [str(self.root / "themes")],
            "handbook_assets": {"handbook.css": "assets/handbook-1a2b.css"},
            **config,
        }
        read: list[str] = []
        with patch_docutils(), docutils_namespace():
            app = Sphinx(
                srcdir=self.lessons,
                confdir=None,
                outdir=self.root / dist,
                doctreedir=self.root / f".{dist}",
                buildername="handbook",
                confoverrides=settings,
                status=None,
                warning=io.StringIO(),
                parallel=parallel,
            )
            app.connect("env-before-read-docs", lambda app, env, names: read.extend(names))
            app.build()
            return Built(self.root / dist, [str(error) for error in lesson_errors(app)], read)


@pytest.fixture
def handbook(tmp_path: Path) -> Handbook:
    """A handbook with a home page alone."""
    return Handbook(tmp_path)


@pytest.fixture(scope="session")
def usual(tmp_path_factory: pytest.TempPathFactory) -> tuple[Handbook, Built]:
    """The usual handbook, built once; tests must not change it."""
    book = Handbook(tmp_path_factory.mktemp("usual"))
    book.fill()
    return book, book.build()


@pytest.fixture
def errors_of(handbook: Handbook) -> Callable[[str], list[str]]:
    """Build section 1.1 with the given text and return what is wrong, without its path."""

    def build(body: str) -> list[str]:
        handbook.section(body)
        prefix = "lessons/01-numbers/01-adding.md:"
        return [error.removeprefix(prefix) for error in handbook.build().errors]

    return build
