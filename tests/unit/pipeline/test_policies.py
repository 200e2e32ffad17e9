"""What the policies of pages say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from handbook_build.errors import HandbookError
from handbook_build.pipeline.policies import policies

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


def directives(policy: str) -> dict[str, set[str]]:
    """Return what a policy allows, without digests."""
    parts = [part.split() for part in re.sub(r" 'sha256-[^']+'", "", policy).split("; ")]
    found = {name: set(sources) for name, *sources in parts}
    assert len(found) == len(parts), "a directive stands twice, and the second counts for nothing"
    return found


def test_inline_scripts_are_allowed_by_their_digests(paths: Paths) -> None:
    known = policies(paths)
    for policy in (known.ordinary, known.opaque, known.common):
        assert re.findall(r"'sha256-([^']+)'", policy) == [
            "bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=",
            "4axlHpxgDbFzJObpXPFZgZhULrEGgJiud3OwxN9unHg=",
        ]


def test_an_inline_script_that_differs_from_page_to_page_is_refused(paths: Paths) -> None:
    template(paths, '<script>const root = "{{ handbook.root }}"</script>')
    with pytest.raises(HandbookError, match=r"site/theme/partials/head\.html: an inline script"):
        policies(paths)


def test_the_real_site_has_two_inline_scripts(checkout: Paths) -> None:
    assert policies(checkout).ordinary.count("'sha256-") == 2


def test_ordinary_pages_connect_to_their_site_alone(checkout: Paths) -> None:
    allowed = directives(policies(checkout).ordinary)
    assert allowed["default-src"] == {"'none'"}
    assert allowed["connect-src"] == {"'self'"}
    assert allowed["worker-src"] == {"'self'", "blob:"}
    assert allowed["script-src"] == {"'self'", "'unsafe-eval'"}


def test_opaque_pages_may_fetch_and_make_no_function_of_text(checkout: Paths) -> None:
    allowed = directives(policies(checkout).opaque)
    assert allowed["default-src"] == {"'none'"}
    assert allowed["connect-src"] == {"'self'", "https:"}
    assert allowed["worker-src"] == {"'self'", "data:"}
    assert allowed["script-src"] == {"'self'", "'wasm-unsafe-eval'", "blob:"}
    assert "frame-src" not in allowed


def test_no_policy_lets_scripts_stand_in_the_page_or_come_from_elsewhere(checkout: Paths) -> None:
    known = policies(checkout)
    for policy in (known.ordinary, known.opaque, known.common):
        allowed = directives(policy)
        assert not allowed["script-src"] & {"'unsafe-inline'", "https:", "http:", "data:"}
        assert allowed["base-uri"] == allowed["form-action"] == {"'none'"}


def test_the_common_policy_allows_what_either_does_and_no_more(checkout: Paths) -> None:
    known = policies(checkout)
    ordinary, opaque = directives(known.ordinary), directives(known.opaque)
    assert directives(known.common) == {
        name: ordinary.get(name, set()) | opaque.get(name, set()) for name in ordinary | opaque
    }


def test_a_policy_can_stand_in_an_attribute_and_in_every_ready_file(checkout: Paths) -> None:
    known = policies(checkout)
    assert not re.search(r'["<>&$\n]', known.ordinary + known.opaque + known.common)
