"""The Sphinx extension that makes pages of lessons.

Owns: fences, front matter, the outline, the domain of examples, the manifest, page variables and
the builder. Must not import ``handbook_build.pipeline``; the pipeline starts Sphinx with
``extensions=["myst_parser", "handbook_build.extension"]`` inside ``docutils_namespace()`` and
reads :func:`lesson_errors` afterwards.

Each module has its own ``setup_…``; :func:`setup` calls them in order.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .book import setup_book
from .builder import HandbookBuilder, setup_builder
from .domain import HandbookDomain, handbook_domain, setup_domain
from .downloads import setup_downloads
from .embeds import setup_embeds
from .fences.consoles import setup_console_fences
from .fences.examples import setup_example_fences
from .fences.exercise_html import setup_exercise_html
from .fences.exercises import setup_exercise_fences
from .glossary import setup_glossary
from .manifest import MANIFEST, manifest, setup_manifest
from .mentions import setup_mentions
from .mistakes import Mistake, lesson_errors, setup_mistakes
from .outline import Outline, load_outline
from .parser import setup_parser
from .reading import setup_reading
from .resources import setup_resources
from .scaffold import new_section
from .settings import setup_settings

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = [
    "MANIFEST",
    "HandbookBuilder",
    "HandbookDomain",
    "Mistake",
    "Outline",
    "handbook_domain",
    "lesson_errors",
    "load_outline",
    "manifest",
    "new_section",
    "setup",
]

_THEME = Path(__file__).parents[2] / "theme"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything with Sphinx."""
    app.setup_extension("myst_parser")
    setup_mistakes(app)
    setup_settings(app, _THEME)
    setup_domain(app)
    setup_parser(app)
    setup_example_fences(app)
    setup_console_fences(app)
    setup_exercise_fences(app)
    setup_exercise_html(app)
    setup_glossary(app)
    setup_mentions(app)
    setup_reading(app)
    setup_builder(app)
    setup_downloads(app)
    setup_embeds(app)
    setup_book(app)
    setup_resources(app)
    setup_manifest(app)
    return {
        "version": "1",
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
