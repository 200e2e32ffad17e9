"""The fences of the lesson format: one family a module, each with its own set-up.

Owns: the registry that the renderer asks for a fence by its first word. Must not import Sphinx.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.tree import SyntaxTreeNode

    from handbook_build.extension.parser import LessonRenderer

    #: Renders a fence: the renderer, the token, and what follows the fence's first word.
    FenceRule = Callable[[LessonRenderer, SyntaxTreeNode, str], None]

__all__ = ["FENCES"]

FENCES: dict[str, FenceRule] = {}
