"""The extension's settings, and those of Sphinx and MyST that lessons are written for.

Owns: every default. The pipeline overrides what it has to through ``confoverrides``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.config import Config

__all__ = ["setup_settings"]

#: Folders beside lessons whose files are no pages.
_NO_PAGES = ("exercises", "files", "transcripts", "recorded")

_DEFAULTS: dict[str, Any] = {
    "project": "Python Handbook",
    "language": "en",
    "root_doc": "index",
    "html_theme": "handbook",
    "html_scaled_image_link": False,
    "html_permalinks_icon": "#",
    "highlight_language": "none",
    "smartquotes": False,
    "nitpicky": True,
    "show_warning_types": False,
    "exclude_patterns": [*_NO_PAGES, *(f"**/{folder}" for folder in _NO_PAGES)],
    "myst_enable_extensions": {"deflist", "attrs_inline"},
    "myst_heading_anchors": 6,
}


def _apply_defaults(_app: Sphinx, config: Config) -> None:
    """Set what the application was not told otherwise."""
    for name, value in _DEFAULTS.items():
        if name not in config.overrides:
            config[name] = value


def setup_settings(app: Sphinx, theme: Path) -> None:
    """Register the settings and the theme.

    :param theme: its folder
    """
    app.add_config_value("handbook_outline", "", "", (str,), "path of lessons/outline.yaml")
    app.add_config_value("handbook_assets", {}, "", (dict,), "path below dist by logical name")
    app.add_config_value("handbook_modules", [], "", (list,), "scripts of pages with examples")
    app.add_config_value("handbook_frame_modules", [], "", (list,), "scripts of pages in frames")
    app.add_config_value("handbook_publication", {}, "", (dict,), "fields of Publication")
    app.add_config_value("handbook_policies", {}, "", (dict,), "by the kind of page's origin")
    app.add_config_value("handbook_licences", [], "", (list,), "what licences.html lists")
    app.add_config_value("handbook_wheel", "", "", (str,), "path below dist of the wheel")
    app.add_config_value("handbook_packages", {}, "", (dict,), "distribution by module")
    app.add_config_value("handbook_editions", {}, "", (dict,), "path below dist by kind of book")
    app.add_html_theme("handbook", str(theme))
    app.connect("config-inited", _apply_defaults, priority=100)
