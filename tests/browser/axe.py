"""What axe-core objects to in a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

# axe judges no text on a picture, and the shades of boxes that scroll are pictures.
PLAIN = "*, ::before, ::after { background-image: none !important; }"

# What it has nothing against is counted: on a long page that is as long as a book.
RUN = """async (rules) => {
    const options = { resultTypes: ["violations"], ...(rules ? { runOnly: rules } : {}) };
    const { passes, violations } = await axe.run(options);
    return [passes.length, violations];
}"""

# What a theme can change.
COLOURS = ["color-contrast", "link-in-text-block"]


def findings(visit: Visit, axe: str, rules: list[str] | None = None) -> list[str]:
    """Return what axe-core objects to.

    :param axe: the source of axe-core, put into the page if it isn't there yet
    :param rules: the only ones asked for; None is all
    """
    if visit.page.evaluate("() => typeof axe === 'undefined'"):
        visit.page.evaluate(axe)
        visit.page.add_style_tag(content=PLAIN)
    passes, violations = visit.page.evaluate(RUN, rules)
    assert passes > (0 if rules else 10)
    return [
        f"{violation['id']}: {node['html']} {node['failureSummary']}"
        for violation in violations
        for node in violation["nodes"]
    ]
