"""What a host should say with each file: how long it may be kept, and what a page may do.

Owns: these headers, for all hosts. ``dist/_headers`` is made of them; tests hold the ready files of
``docs/deploy`` against them. Must not import Sphinx.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook_build.pipeline.policies import OPAQUE_FOLDERS, policies

if TYPE_CHECKING:
    from handbook_build.pipeline.paths import Paths

__all__ = [
    "ALWAYS",
    "FOR_EVER",
    "ISOLATION",
    "REVALIDATE",
    "UNFRAMED_FOLDERS",
    "security",
    "underscore_headers",
]

FOR_EVER = "public, max-age=31536000, immutable"
REVALIDATE = "no-cache"

POLICY = "Content-Security-Policy"

# Blogs import embed.js, and strangers' code, whose origin is opaque, loads the assets: anybody may.
# All that is served is public, and no answer depends on who asks.
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Access-Control-Allow-Origin": "*",
}

#: Folders where a press counts that a reader was lured into: work is erased, a link's code runs.
UNFRAMED_FOLDERS = ("offline", "play", "repl", "your-work")
FRAMING = {"X-Frame-Options": "SAMEORIGIN"}

# Only where SharedArrayBuffer is wanted: nothing of the handbook needs it.
ISOLATION = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}

UNDERSCORE_HEADERS = """\
# Netlify and Cloudflare Pages read this. They add up what all rules say, so the policy is what some
# page needs; each page has the rest of its own.
/*
{security}
  # SharedArrayBuffer, which nothing here needs:
{isolation}
# No page of others may show these in a frame.
{unframed}
# The names of these files change with their bytes.
/assets/*
  Cache-Control: {for_ever}
"""


def security(paths: Paths, path: str) -> dict[str, str]:
    """Return the headers of an answer that are not about caching.

    :param path: of the file below the site's root
    """
    known = policies(paths)
    folder = path.partition("/")[0]
    framing = FRAMING if folder in UNFRAMED_FOLDERS else {}
    policy = known.opaque if folder in OPAQUE_FOLDERS else known.ordinary
    return {POLICY: policy, **ALWAYS, **framing}


def underscore_headers(paths: Paths) -> str:
    """Return the file ``_headers``. What it doesn't name, both hosts have asked for again."""
    return UNDERSCORE_HEADERS.format(
        security=_lines({POLICY: policies(paths).common, **ALWAYS}),
        isolation=_lines({f"# {name}": value for name, value in ISOLATION.items()}),
        unframed="\n".join(f"/{name}/*\n{_lines(FRAMING)}" for name in UNFRAMED_FOLDERS),
        for_ever=FOR_EVER,
    )


def _lines(headers: dict[str, str]) -> str:
    """Return headers as ``_headers`` has them below a path."""
    return "\n".join(f"  {name}: {value}" for name, value in headers.items())
