"""What a page says of itself to others: its address, its build, where mistakes are reported.

Owns: the variable ``publication`` of every template, and the build's place in a page. Must not
import the builder.

A page's build is the digest of the page itself. One for the whole site would have every page
written, sent and kept again for each change of any other.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import quote

__all__ = ["Publication", "stamped"]

#: Stands for the build while a page is made.
BUILD = "@handbook-build@"
LENGTH = 12


@dataclass(frozen=True)
class Publication:
    """What all pages are told alike.

    :ivar base_url: where the site will be, ending in a slash; "" where nobody knows
    :ivar source: address of the repository, "" for none
    :ivar mistakes: of the form for a report, with ``{title}`` and ``{text}``; "" for none
    :ivar feed: path of the feed of changes below the site's root, "" for none
    :ivar card: path of the picture that stands for a page elsewhere, "" for none
    """

    base_url: str = ""
    source: str = ""
    mistakes: str = ""
    feed: str = ""
    card: str = ""

    def facts(self) -> dict[str, str]:
        """Return what every page shows of this; when it changes, all are written again."""
        return asdict(self)

    def of(self, address: str, title: str) -> dict[str, Any]:
        """Return the variables of one page.

        :param address: below the site's root
        :param title: may hold `backticks`
        """
        subject = f"Mistake in {title.replace('`', '')}"
        text = f"Place: {address or '/'}\nBuild: {BUILD}\n\n"
        return {
            "build": BUILD,
            "place": address,
            "source": self.source,
            "mistakes": self.mistakes,
            "report": self._report(subject, text),
            "canonical": self.base_url and self.base_url + address,
            "card": self.base_url and self.card and self.base_url + self.card,
            "feed": self.base_url and self.feed,
        }

    def _report(self, title: str, text: str) -> str:
        """Return the address that reports a mistake; the build is put in later, as everywhere."""
        filled = self.mistakes.replace("{title}", quote(title, safe=""))
        return filled.replace("{text}", quote(text, safe="@"))


def stamped(html: str) -> str:
    """Return a page with its own digest wherever it names its build."""
    build = hashlib.sha256(html.encode()).hexdigest()[:LENGTH]
    return html.replace(BUILD, build)
