"""The headers that hosts are asked for, and the ready files that ask for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from handbook_build.errors import HandbookError
from handbook_build.pipeline import host_headers

if TYPE_CHECKING:
    from handbook_build.pipeline.paths import Paths


@pytest.fixture
def paths(paths: Paths) -> Paths:
    """A checkout with one template and the frame of results."""
    frame = paths.site / "js" / "elements" / "html-frame.js"
    frame.parent.mkdir(parents=True)
    frame.write_text("const FRAME_SCRIPT = `alert(2)`;\n", "utf-8")
    template(paths, "<script>alert(1)</script><script type='module' src='x.js'></script>")
    return paths


def template(paths: Paths, text: str) -> None:
    path = paths.site / "theme" / "partials" / "head.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_policy_allows_inline_scripts_by_their_digests(paths: Paths) -> None:
    sources = re.findall(r"'sha256-([^']+)'", host_headers.policy(paths))
    assert sources == [
        "bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=",
        "4axlHpxgDbFzJObpXPFZgZhULrEGgJiud3OwxN9unHg=",
    ]


def test_policy_refuses_an_inline_script_that_differs_from_page_to_page(paths: Paths) -> None:
    template(paths, '<script>const root = "{{ handbook.root }}"</script>')
    with pytest.raises(HandbookError, match=r"site/theme/partials/head\.html: an inline script"):
        host_headers.policy(paths)


def test_policy_has_both_scripts_of_the_real_site(checkout: Paths) -> None:
    assert host_headers.policy(checkout).count("'sha256-") == 2


def test_underscore_headers_leave_isolation_to_those_who_want_it(checkout: Paths) -> None:
    text = host_headers.underscore_headers(checkout)
    rules = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert rules == [
        "/*",
        f"  Content-Security-Policy: {host_headers.policy(checkout)}",
        "  X-Content-Type-Options: nosniff",
        "  Referrer-Policy: no-referrer",
        "  Access-Control-Allow-Origin: *",
        "/assets/*",
        "  Cache-Control: public, max-age=31536000, immutable",
    ]
    # What Cloudflare Pages takes: https://developers.cloudflare.com/pages/configuration/headers/
    assert max(len(line) for line in text.splitlines()) <= 2000
    for name, value in host_headers.ISOLATION.items():
        assert f"\n  # {name}: {value}\n" in text


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_ready_files_ask_for_the_same_headers(checkout: Paths, name: str) -> None:
    text = (checkout.root / "docs" / "deploy" / name).read_text("utf-8")
    for header, value in host_headers.security(checkout).items():
        assert f'{header} "{value}"' in text
    for header, value in host_headers.ISOLATION.items():
        assert re.search(rf'\n\s*# (add_header )?{header} "{value}"', text)
    for lifetime in (host_headers.FOR_EVER, host_headers.REVALIDATE):
        assert f'"{lifetime}"' in text
