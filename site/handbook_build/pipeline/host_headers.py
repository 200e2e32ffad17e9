"""What a host should say with each file: how long it may be kept, and what a page may do.

Owns: these headers, for all hosts. ``dist/_headers`` is made of them; tests hold the ready files of
``docs/deploy`` against them. Must not import Sphinx.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

from handbook_build.errors import HandbookError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook_build.pipeline.paths import Paths

__all__ = [
    "FOR_EVER",
    "ISOLATION",
    "OPEN",
    "REVALIDATE",
    "policy",
    "security",
    "underscore_headers",
]

FOR_EVER = "public, max-age=31536000, immutable"
REVALIDATE = "no-cache"

# Blogs import embed.js, and strangers' code, whose origin is opaque, loads the assets. All that is
# served is public, and no answer depends on who asks.
OPEN = {"Access-Control-Allow-Origin": "*"}

# Only where SharedArrayBuffer is wanted: nothing of the handbook needs it.
ISOLATION = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
FRAME_SCRIPT = re.compile(r"const FRAME_SCRIPT = `(.*?)`;", re.DOTALL)

UNDERSCORE_HEADERS = """\
# Netlify and Cloudflare Pages read this.
/*
{security}
  # SharedArrayBuffer, which nothing here needs:
{isolation}
# The names of these files change with their bytes.
/assets/*
  Cache-Control: {for_ever}
"""


def policy(paths: Paths) -> str:
    """Return the least that a page needs, as the value of Content-Security-Policy.

    PyScript makes functions of text and starts its worker from a blob, hence ``'unsafe-eval'`` and
    ``blob:``; CodeMirror and the HTML that programs show write styles into the page. What is inline
    of ours is allowed by its digest. Nothing else may load, and no form may be sent. Who may embed
    a page is not said: anybody may.
    """
    scripts = " ".join(["'self'", "'unsafe-eval'", *map(_source, _inline_scripts(paths))])
    directives = {
        "default-src": "'none'",
        "script-src": scripts,
        "worker-src": "'self' blob:",
        "connect-src": "'self'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data:",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def security(paths: Paths) -> dict[str, str]:
    """Return the headers of every answer that are not about caching."""
    return {
        "Content-Security-Policy": policy(paths),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        **OPEN,
    }


def underscore_headers(paths: Paths) -> str:
    """Return the file ``_headers``. What it doesn't name, both hosts have asked for again."""
    return UNDERSCORE_HEADERS.format(
        security="\n".join(f"  {name}: {value}" for name, value in security(paths).items()),
        isolation="\n".join(f"  # {name}: {value}" for name, value in ISOLATION.items()),
        for_ever=FOR_EVER,
    )


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
                    "so no host can allow it by its digest. Put what it needs into an attribute."
                )
            found[script] = None
    yield from found
    frame = paths.site / "js" / "elements" / "html-frame.js"
    yield from FRAME_SCRIPT.findall(frame.read_text(encoding="utf-8"))


def _source(script: str) -> str:
    """Return how a policy names a script: https://www.w3.org/TR/CSP3/#grammardef-hash-source."""
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
