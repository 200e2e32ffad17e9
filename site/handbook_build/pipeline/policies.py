"""What a page may load and where it may send: the policies, as Content-Security-Policy says them.

Owns: the policies of all pages, and the digests of what is inline of ours. Pages have theirs in a
``meta`` element; ``host_headers`` says them to hosts again. Must not import Sphinx.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from handbook_build.errors import HandbookError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handbook_build.pipeline.paths import Paths

    Directives: TypeAlias = Mapping[str, tuple[str, ...]]

__all__ = ["OPAQUE_FOLDERS", "Policies", "policies"]

#: Folders below the site's root whose pages run anybody's code on an opaque origin.
OPAQUE_FOLDERS = ("embed", "play", "repl")

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
FRAME_SCRIPT = re.compile(r"const FRAME_SCRIPT = `(.*?)`;", re.DOTALL)

# Nothing else may load, and no form may be sent. CodeMirror, the terminal and the HTML that
# programs show write styles into the page. Who may embed a page, a page itself cannot say.
ALL: Directives = {
    "default-src": ("'none'",),
    "style-src": ("'self'", "'unsafe-inline'"),
    "img-src": ("'self'", "data:"),
    "manifest-src": ("'self'",),
    "base-uri": ("'none'",),
    "form-action": ("'none'",),
}

# PyScript makes functions of text and starts its worker from a blob. Frames are embeds of our own.
ORDINARY: Directives = {
    "script-src": ("'self'", "'unsafe-eval'"),
    "worker-src": ("'self'", "blob:"),
    "connect-src": ("'self'",),
    "frame-src": ("'self'",),
}

# A worker made of a data: address has an opaque origin and takes the policy of its page, in which
# 'self' stays the site. It imports its modules from blobs of what the page hands it; a blob can be
# made only by a script that runs already. Python itself compiles WebAssembly and makes no function
# of text. Strangers' programs may fetch, as their own pages may.
OPAQUE: Directives = {
    "script-src": ("'self'", "'wasm-unsafe-eval'", "blob:"),
    "worker-src": ("'self'", "data:"),
    "connect-src": ("'self'", "https:"),
}


@dataclass(frozen=True)
class Policies:
    """The values of Content-Security-Policy.

    :ivar ordinary: of pages that run the handbook's programs and the reader's own
    :ivar opaque: of pages that run anybody's, on an opaque origin
    :ivar common: what either needs, for a host that has one policy for all files
    """

    ordinary: str
    opaque: str
    common: str


def policies(paths: Paths) -> Policies:
    """Return the least with which everything works.

    What is inline of ours is allowed by its digest.

    :raises HandbookError: when an inline script is not the same in every page
    """
    scripts = {"script-src": tuple(map(_source, _inline_scripts(paths)))}
    return Policies(
        ordinary=_policy(ALL, ORDINARY, scripts),
        opaque=_policy(ALL, OPAQUE, scripts),
        common=_policy(ALL, ORDINARY, OPAQUE, scripts),
    )


def _policy(*parts: Directives) -> str:
    """Return the policy that allows what one of its parts does."""
    sources = dict[str, dict[str, None]]()
    for part in parts:
        for name, allowed in part.items():
            sources.setdefault(name, {}).update(dict.fromkeys(allowed))
    return "; ".join(" ".join([name, *allowed]) for name, allowed in sources.items())


def _inline_scripts(paths: Paths) -> Iterator[str]:
    """Yield the scripts that stand in a document themselves, in pages and in frames of results.

    :raises HandbookError: when one of them is not the same in every page
    """
    found = dict[str, None]()
    for template in sorted((paths.site / "theme").rglob("*.html")):
        for script in INLINE_SCRIPT.findall(template.read_text(encoding="utf-8")):
            if "{{" in script or "{%" in script:
                raise HandbookError(
                    f"{paths.relative(template)}: an inline script is filled in by the template, "
                    "so no policy can allow it by its digest. Put what it needs into an attribute."
                )
            found[script] = None
    yield from found
    frame = paths.site / "js" / "elements" / "html-frame.js"
    yield from FRAME_SCRIPT.findall(frame.read_text(encoding="utf-8"))


def _source(script: str) -> str:
    """Return how a policy names a script: https://www.w3.org/TR/CSP3/#grammardef-hash-source."""
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
