"""HTML that examples and exercises share.

Owns: the box of a program that a reader can change, and options in an attribute. Must not import
Sphinx.
"""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Any

from handbook_build.extension.highlight import highlight

from .folds import wrap_folds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["attribute", "code_box"]


def code_box(source: str, name: str, folds: Sequence[tuple[int, int]] = ()) -> str:
    """Return highlighted source; the text of its ``code`` element is the source.

    :param name: of the example or exercise
    :param folds: first and last line of what is folded until tapped
    """
    code = wrap_folds(highlight(source, "python"), folds)
    return (
        f'<div class="example-code highlight"><pre tabindex="0" aria-label="Python code: {name}">'
        f"<code>{code}</code></pre></div>\n"
    )


def attribute(options: Mapping[str, Any]) -> str:
    """Return options as JSON, escaped for an attribute in single quotes."""
    text = json.dumps(options, ensure_ascii=False, separators=(",", ":"))
    return html.escape(text, quote=False).replace("'", "&#39;")
