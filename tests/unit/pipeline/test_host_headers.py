"""The headers that hosts are asked for, and the ready files that ask for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from handbook_build.pipeline import host_headers
from handbook_build.pipeline.policies import OPAQUE_FOLDERS, policies

if TYPE_CHECKING:
    from handbook_build.pipeline.paths import Paths


@pytest.mark.parametrize(
    ("path", "opaque", "framed"),
    [
        ("", False, True),
        ("functions/closures/", False, True),
        ("assets/interpreter-ABCDEFGH.js", False, True),
        ("embed/closures-basics/", True, True),
        ("embedding/", False, True),
        ("play/", True, False),
        ("repl/", True, False),
        ("your-work/", False, False),
        ("offline/", False, False),
    ],
)
def test_each_folder_has_its_policy_and_says_who_may_frame_it(
    checkout: Paths, path: str, opaque: bool, framed: bool
) -> None:
    headers = host_headers.security(checkout, path)
    known = policies(checkout)
    assert headers["Content-Security-Policy"] == (known.opaque if opaque else known.ordinary)
    assert ("X-Frame-Options" not in headers) == framed
    assert headers["Access-Control-Allow-Origin"] == "*"


def test_underscore_headers_leave_isolation_to_those_who_want_it(checkout: Paths) -> None:
    text = host_headers.underscore_headers(checkout)
    rules = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    unframed = [
        line
        for name in ("offline", "play", "repl", "your-work")
        for line in (f"/{name}/*", "  X-Frame-Options: SAMEORIGIN")
    ]
    assert rules == [
        "/*",
        f"  Content-Security-Policy: {policies(checkout).common}",
        "  X-Content-Type-Options: nosniff",
        "  Referrer-Policy: no-referrer",
        "  Access-Control-Allow-Origin: *",
        *unframed,
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
    for header, value in host_headers.ALWAYS.items():
        assert f'{header} "{value}"' in text
    for policy in (policies(checkout).ordinary, policies(checkout).opaque):
        assert f'"{policy}"' in text
    for header, value in host_headers.ISOLATION.items():
        assert re.search(rf'\n\s*# (add_header )?{header} "{value}"', text)
    for lifetime in (host_headers.FOR_EVER, host_headers.REVALIDATE):
        assert f'"{lifetime}"' in text


def test_ready_files_name_the_same_folders(checkout: Paths) -> None:
    folder = checkout.root / "docs" / "deploy"
    nginx = (folder / "nginx.conf").read_text("utf-8")
    caddy = (folder / "Caddyfile").read_text("utf-8")
    for names in (OPAQUE_FOLDERS, host_headers.UNFRAMED_FOLDERS):
        assert f"~/({'|'.join(names)})/ " in nginx
        assert f" path {' '.join(f'*/{name}/*' for name in names)}\n" in caddy
