"""How a page fits a screen."""

from __future__ import annotations

# How far a page can be moved sideways, and how wide it is, in pixels.
WIDEST = """() => {
    const root = document.scrollingElement;
    root.scrollLeft = 1000;
    return [root.scrollLeft, root.scrollWidth];
}"""
