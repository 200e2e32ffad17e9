"""YAML as nodes, which know their lines.

Owns: which of PyYAML's two parsers reads. Must not import Sphinx.
"""

from __future__ import annotations

import yaml

__all__ = ["compose"]


def compose(text: str) -> yaml.Node | None:
    """Return the node of a document, None if there is nothing in it.

    libyaml reads ten times as fast as PyYAML's own parser, where PyYAML was built with it; what it
    refuses, the other one reads again, so that a mistake has the same words everywhere.

    :raises yaml.MarkedYAMLError: if the text is malformed
    """
    if yaml.__with_libyaml__:
        try:
            return _compose(text, yaml.CSafeLoader)
        except yaml.YAMLError:
            pass
    return _compose(text, yaml.SafeLoader)


def _compose(text: str, loader: type[yaml.SafeLoader | yaml.CSafeLoader]) -> yaml.Node | None:
    node: yaml.Node | None = yaml.compose(text, Loader=loader)
    return node
