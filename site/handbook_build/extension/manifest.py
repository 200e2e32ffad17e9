"""The manifest ``data/handbook.json``: lessons, examples and exercises, for everything else.

Owns: the shape of that file, and of ``data/names.json``, by which a page finds what is no more
where an old address says.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .builder import HandbookBuilder
from .domain import handbook_domain
from .state import write_if_changed

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from .domain import HandbookDomain
    from .fences.example_options import ExampleOptions
    from .records import Console, Example, Exercise, Page

__all__ = ["MANIFEST", "NAMES", "manifest", "names", "setup_manifest"]

MANIFEST = "data/handbook.json"
NAMES = "data/names.json"
VERSION = 1


def manifest(builder: HandbookBuilder) -> dict[str, Any]:
    """Return the manifest of what has been read.

    :param builder: knows the addresses
    :return: values that JSON can hold, in the order of the handbook
    """
    domain: HandbookDomain = handbook_domain(builder.env)
    pages = domain.in_order()
    return {
        "version": VERSION,
        "title": domain.outline.title,
        "lessons": [_lesson(page, builder) for page in pages],
        "examples": [_example(item, page, builder) for page in pages for item in page.examples],
        "consoles": [_console(item, page) for page in pages for item in page.consoles],
        "exercises": [_exercise(item, page, builder) for page in pages for item in page.exercises],
        "redirects": domain.redirects.targets,
    }


def names(builder: HandbookBuilder) -> dict[str, str]:
    """Return where everything is by its name, and by the names that it had, below the root."""
    domain = handbook_domain(builder.env)
    found = {
        name: f"{builder.get_target_uri(page.docname)}#{name}"
        for page in domain.in_order()
        for name, _ in page.named()
    }
    return found | {old: found[new] for old, new in domain.redirects.targets.items()}


def _lesson(page: Page, builder: HandbookBuilder) -> dict[str, Any]:
    return {
        "docname": page.docname,
        "path": page.path,
        "id": page.front.id,
        "kind": page.front.kind,
        "title": page.front.title,
        "summary": page.front.summary,
        "url": builder.get_target_uri(page.docname),
        "sources": [asdict(source) for source in page.front.sources],
        "examples": [example.name for example in page.examples],
        "exercises": [exercise.name for exercise in page.exercises],
        "consoles": [console.name for console in page.consoles],
    }


def _example(example: Example, page: Page, builder: HandbookBuilder) -> dict[str, Any]:
    output = example.output
    return {
        "name": example.name,
        "lesson": page.front.id,
        "path": page.path,
        "line": example.line,
        "url": f"{builder.get_target_uri(page.docname)}#{example.name}",
        "source": example.source,
        "raw": example.raw,
        "folds": example.folds,
        "files": {file.name: file.address for file in example.files},
        "output": output.text if output else None,
        "output_kind": output.kind if output else None,
        "output_line": output.line if output else None,
        "output_path": output.path if output else None,
        "options": _options(example.options),
        "digest": example.digest,
    }


def _options(options: ExampleOptions) -> dict[str, Any]:
    """Return the options by name; to copy deeply what few of them need takes a second for all."""
    return asdict(options) if options.varies else dict(vars(options))


def _console(console: Console, page: Page) -> dict[str, Any]:
    return {
        "name": console.name,
        "lesson": page.front.id,
        "path": page.path,
        "line": console.line,
        "body": console.body,
    }


def _exercise(exercise: Exercise, page: Page, builder: HandbookBuilder) -> dict[str, Any]:
    return {
        "name": exercise.name,
        "lesson": page.front.id,
        "path": exercise.path,
        "folder": exercise.folder,
        "page_path": page.path,
        "line": exercise.line,
        "url": f"{builder.get_target_uri(page.docname)}#{exercise.name}",
        "title": exercise.title,
        "kind": exercise.kind,
        "packages": exercise.packages,
        "module": exercise.module,
        "digest": exercise.digest,
        "hints": [{"line": line} for line in exercise.hints],
    }


def _write(app: Sphinx, error: Exception | None) -> None:
    """Write both files when the build is through."""
    if error or not isinstance(app.builder, HandbookBuilder):
        return
    for name, contents in ((MANIFEST, manifest), (NAMES, names)):
        path = Path(app.outdir, name)
        if not app.builder.content_unchanged or not path.is_file():
            text = json.dumps(contents(app.builder), ensure_ascii=False, separators=(",", ":"))
            write_if_changed(path, f"{text}\n".encode())


def setup_manifest(app: Sphinx) -> None:
    """Have the manifest written at the end of every build."""
    app.connect("build-finished", _write)
