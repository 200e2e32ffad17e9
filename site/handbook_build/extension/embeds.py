"""Each example as a page of its own, which other sites show in a frame.

Owns: the folder ``embed`` of the site: for each name that an example has or had, the page, its data
for scripts, and what oEmbed (https://oembed.com) says of it. The addresses hold no number of a
build and stay for ever. Must not import the builder.

A page of a former name is the page of the example, not a redirect: a frame keeps its fragment, and
needs no second answer.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from .domain import handbook_domain
from .downloads.lesson import chain
from .fences.examples import page_options
from .navigation import relative
from .publication import Publication
from .state import write_if_changed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx

    from .domain import HandbookDomain
    from .records import Example, Page

__all__ = ["FOLDER", "Embed", "Embeds", "height_px", "setup_embeds"]

FOLDER = "embed"
PAGE, DATA, OEMBED = "index.html", "example.json", "oembed.json"
TEMPLATE = "example.html"

#: For what shows a frame as wide as it likes.
WIDTH_PX = 640
#: How long others may keep what oEmbed says.
CACHE_S = 86_400

_EXAMPLE = re.compile(
    r'<(?:py-example|figure class="example-static") id="([^"]+)".*?</(?:py-example|figure)>',
    re.DOTALL,
)
_PICTURE = re.compile(r'(<img\b[^>]*?\bsrc=")([^"]+)')


@dataclass(frozen=True)
class Embed:
    """One example under one name.

    :ivar folder: address of its page, below the site's root
    :ivar context: variables of its template
    :ivar files: the other files, by their names beside the page
    """

    folder: str
    context: dict[str, Any]
    files: dict[str, str]


class Embeds:
    """The embedded examples of one build.

    :param domain: what was read
    :param base_url: of the site, ending in a slash; without one, there is no oEmbed, which needs
        whole addresses
    :param address_of: returns where the page of a docname is, below the site's root
    """

    def __init__(
        self, domain: HandbookDomain, base_url: str, address_of: Callable[[str], str]
    ) -> None:
        self._domain = domain
        self._base_url = base_url
        self._address_of = address_of
        self._title = domain.outline.title

    def addresses(self, page: Page) -> list[str]:
        """Return the addresses of all files that are written with a page."""
        names = [PAGE, DATA, *([OEMBED] if self._base_url else [])]
        folders = [folder for item in page.examples for folder in self._folders(item)]
        return [folder + name for folder in folders for name in names]

    def of(self, page: Page, body: str) -> Iterator[Embed]:
        """Yield the examples of a page, once for each name.

        :param body: the page's HTML
        """
        markup = {match[1]: match[0] for match in _EXAMPLE.finditer(body)}
        for example in page.examples:
            for folder in self._folders(example):
                if example.name in markup:  # unless the page has mistakes
                    yield self._embed(page, example, folder, markup[example.name])

    def _folders(self, example: Example) -> Iterator[str]:
        """Yield the addresses under which an example stands."""
        yield f"{FOLDER}/{example.name}/"
        for old in self._domain.redirects.former(example.name):
            yield f"{FOLDER}/{old}/"

    def _embed(self, page: Page, example: Example, folder: str, markup: str) -> Embed:
        address = self._address_of(page.docname)
        title = page.front.title.replace("`", "")
        described = self._described(page, example)
        files = {DATA: _as_json(described)}
        if self._base_url:
            files[OEMBED] = _as_json(self._oembed(example, folder, title))
        context = {
            "name": example.name,
            "static": example.options.static,
            "title": f"{example.name}: {title}",
            "handbook": {"title": self._title, "root": relative(folder, "")},
            "body": _moved(markup, address, folder),
            "lesson": {
                "title": title,
                "url": f"{relative(folder, address)}#{example.name}",
                "canonical": self._base_url and self._base_url + address,
            },
            "earlier": _in_script(described["before"]) if described["before"] else "",
            "oembed": self._base_url and f"{self._base_url}{folder}{OEMBED}",
        }
        return Embed(folder, context, files)

    def _described(self, page: Page, example: Example) -> dict[str, Any]:
        """Return what scripts need to run an example, with all that runs before it."""
        examples = self._domain.examples()
        before = chain(example, examples)
        return {
            **self._data(example),
            "title": page.front.title,
            "static": example.options.static,
            "output": example.output.text if example.output else None,
            "before": [self._data(one) for one in before],
        }

    def _data(self, example: Example) -> dict[str, Any]:
        """Return an example as ``ManifestExample`` of ``lib/site.js`` has it."""
        return {
            "name": example.name,
            "url": f"{self._address_of(example.docname)}#{example.name}",
            "source": example.source,
            "digest": example.digest,
            "options": page_options(example),
            "files": {file.name: file.address for file in example.files},
        }

    def _oembed(self, example: Example, folder: str, title: str) -> dict[str, Any]:
        """Return the answer of an oEmbed provider, of the type ``rich``."""
        height = height_px(example)
        name = html.escape(f"Python example {example.name}")
        return {
            "version": "1.0",
            "type": "rich",
            "title": f"{example.name}: {title}",
            "provider_name": self._title,
            "provider_url": self._base_url,
            "cache_age": CACHE_S,
            "width": WIDTH_PX,
            "height": height,
            "html": f'<iframe src="{self._base_url}{folder}" title="{name}" width="100%" '
            f'height="{height}" loading="lazy" style="border: 0"></iframe>',
        }


def _moved(markup: str, address: str, folder: str) -> str:
    """Return the markup of an example with its picture's address as another page sees it."""

    def found(match: re.Match[str]) -> str:
        if ":" in match[2]:
            return match[0]
        below_root = urljoin(f"/{address}", match[2]).removeprefix("/")
        return match[1] + relative(folder, below_root)

    return _PICTURE.sub(found, markup)


def _as_json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _in_script(value: object) -> str:
    """Return JSON for a ``script`` element, which nothing in it can end."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


# As css/components/example.css has them for a mouse.
BAR_PX, LINE_PX, PADDING_PX, LABEL_PX, FOOT_PX = 43, 21.7, 24, 33, 36
PICTURE_PX = 300
#: A frame scrolls; one that is higher takes the page from the reader.
HIGHEST_PX = 800


def height_px(example: Example) -> int:
    """Return how high a frame has to be to show an example with its recorded output, about."""
    height = BAR_PX + PADDING_PX + FOOT_PX + LINE_PX * _lines(example.source)
    if example.options.predict:
        height += LABEL_PX + PADDING_PX
    elif example.output:
        text = example.output.text
        shown = PICTURE_PX if text is None else PADDING_PX / 2 + LINE_PX * _lines(text)
        height += LABEL_PX + shown
    return min(HIGHEST_PX, round(height))


def _lines(text: str) -> int:
    return text.rstrip("\n").count("\n") + 1


def _write(
    app: Sphinx, docname: str, _template: str, context: dict[str, Any], _tree: nodes.document
) -> None:
    """Write the examples of a page that is being written."""
    domain, config = handbook_domain(app.env), app.config
    page = domain.pages.get(docname)
    if page is None or not page.examples:
        return
    assert app.builder.templates is not None
    base_url = Publication(**config.handbook_publication).base_url
    embeds = Embeds(domain, base_url, app.builder.get_target_uri)
    for embed in embeds.of(page, context["body"]):
        root = embed.context["handbook"]["root"]
        assets = {name: root + path for name, path in config.handbook_assets.items()}
        own = {
            "asset": assets.__getitem__,
            "policies": config.handbook_policies,
            "modules": [root + path for path in config.handbook_frame_modules],
        }
        page_html = app.builder.templates.render(TEMPLATE, {**own, **embed.context})
        for name, text in {PAGE: page_html, **embed.files}.items():
            write_if_changed(Path(app.outdir, embed.folder, name), text.encode())


def setup_embeds(app: Sphinx) -> None:
    """Have the pages of examples written with the lesson that they are from."""
    app.connect("html-page-context", _write)
