"""Files for programs that read the site: the sitemap, ``robots.txt`` and ``llms.txt``.

Owns: their forms (https://www.sitemaps.org/protocol.html, RFC 9309, https://llmstxt.org) and which
pages they name. Must not import Sphinx.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

__all__ = ["llms", "robots", "sitemap"]

Lesson = dict[str, Any]
"""A lesson of the manifest."""

# Pages without a lesson that somebody may look for.
LISTS = ("contents/", "exercises/", "terms/", "play/", "repl/", "embedding/", "licences/")


def sitemap(base_url: str, lessons: Sequence[Lesson]) -> str:
    """Return ``sitemap.xml``.

    :param base_url: of the site, ending in a slash
    """
    addresses = [base_url + path for path in (*(lesson["url"] for lesson in lessons), *LISTS)]
    lines = [f"<url><loc>{escape(address)}</loc></url>" for address in addresses]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            *lines,
            "</urlset>",
            "",
        ]
    )


def robots(base_url: str) -> str:
    """Return ``robots.txt``, which programs look for at the root of a host only."""
    return f"User-agent: *\nDisallow:\n\nSitemap: {base_url}sitemap.xml\n"


def llms(manifest: Mapping[str, Any], base_url: str, dist: Path) -> str:
    """Return ``llms.txt``: what the handbook holds, a link a lesson, with what it is about.

    :param manifest: as the extension writes it
    :param base_url: of the site, ending in a slash; "" makes relative links
    :param dist: where the Markdown of a lesson is looked for, which is linked rather than its page
    """
    lessons: list[Lesson] = manifest["lessons"]
    home = next((lesson for lesson in lessons if lesson["kind"] == "home"), None)
    lines = [f"# {manifest['title']}", ""]
    if home:
        lines += [f"> {home['summary']}", ""]
    for heading, members in _grouped(lessons):
        lines += [f"## {heading}", ""]
        lines += [_link(lesson, base_url, dist) for lesson in members]
        lines += [""]
    return "\n".join(lines)


def _grouped(lessons: Iterable[Lesson]) -> Iterator[tuple[str, list[Lesson]]]:
    """Yield chapters, each with its page and sections, then what belongs to none."""
    chapters: dict[str, list[Lesson]] = {}
    others = []
    for lesson in lessons:
        if lesson["kind"] in {"chapter", "section"}:
            chapters.setdefault(lesson["id"].partition(".")[0], []).append(lesson)
        elif lesson["kind"] != "home":
            others.append(lesson)
    for number, members in chapters.items():
        written = members[0]["kind"] == "chapter"
        yield (members[0]["title"] if written else f"Chapter {number}"), members
    if others:
        yield "Optional", others


def _link(lesson: Lesson, base_url: str, dist: Path) -> str:
    """Return the line of a lesson."""
    numbered = lesson["kind"] in {"chapter", "section"}
    title = f"{lesson['id']} {lesson['title']}" if numbered else lesson["title"]
    markdown = f"{lesson['url']}{PurePosixPath(lesson['url']).name}.md"
    address = markdown if (dist / markdown).is_file() else lesson["url"]
    return f"- [{title}]({base_url}{address}): {lesson['summary']}"
