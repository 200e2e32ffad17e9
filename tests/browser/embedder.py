"""Posts of a blog that embed the handbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.blogs import Blog, Snippet
    from tests.browser.conftest import Reader, Visit

__all__ = ["LISTEN", "Embedder", "code", "frame_height", "heard", "theme"]

#: Notes the events of all snippets, and messages of the policy, as `window.heard`.
LISTEN = """
window.heard = [];
for (const name of ["ready", "run", "output", "done", "error"])
    addEventListener(`py-snippet:${name}`, ({ target, detail }) => {
        const { frame, ...rest } = detail;
        heard.push([name, target.id, JSON.parse(JSON.stringify(rest))]);
    });
addEventListener("securitypolicyviolation", (event) => heard.push(["violation", event.blockedURI]));
"""


class Embedder:
    """Writes posts that embed the handbook, and opens them.

    :param reader: opens pages
    :param handbook: address of the handbook
    :param blog: where the posts are
    """

    def __init__(self, reader: Reader, handbook: str, blog: Blog) -> None:
        self.handbook = handbook
        self.blog = blog
        self._reader = reader

    def tag(self, attributes: str = "") -> str:
        """Return the one line of HTML."""
        return f'<script type="module" src="{self.handbook}embed.js" {attributes}></script>'

    def open(self, body: str, *, head: str = "", tag: str | None = None, **options: Any) -> Page:
        """Open a post.

        :param body: its HTML
        :param tag: the line that embeds; None is the usual one
        :param options: headers that the post is sent with, and options of the browser's context
        """
        headers = options.pop("headers", None)
        line = self.tag() if tag is None else tag
        html = f"<html><head>{head}</head><body>{body}{line}</body></html>"
        path = self.blog.write(html, headers=headers)
        return self.visit(path, **options).page

    def visit(self, path: str, **options: Any) -> Visit:
        """Open a page of the blog."""
        options.setdefault("script", LISTEN)
        return self._reader.visit(self.blog.address, path, also=self.handbook, **options)


def code(program: str, attributes: str = "") -> str:
    """Return a snippet around a `<pre>`."""
    return f"<py-snippet {attributes}><pre>{program}</pre></py-snippet>"


def heard(page: Page, name: str) -> list[Any]:
    """Return what the page has heard of an event, oldest first."""
    return [event[2] for event in page.evaluate("heard") if event[0] == name]


def frame_height(snippet: Snippet) -> float:
    """Return how high the page shows a snippet."""
    box = snippet.place.bounding_box()
    assert box
    return box["height"]


def theme(snippet: Snippet) -> Locator:
    """Return the root of a snippet's page, whose `data-theme` says how it looks."""
    return snippet.place.content_frame.locator("html")
