"""Examples that are shared: the dialog, what it gives to copy, pages for frames, and old names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from handbook_build.checker import names
from playwright.sync_api import expect

from tests.browser import blogs
from tests.browser.axe import COLOURS, findings
from tests.browser.conftest import Reader
from tests.browser.example import RUN_MS, Example

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handbook_build.pipeline.paths import Paths
    from playwright.sync_api import FrameLocator, Locator

    from tests.browser.blogs import Blog
    from tests.browser.conftest import Visit

PROGRAMS, TRACES = "fixtures/programs/", "fixtures/traces/"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
COPIED = "() => navigator.clipboard.readText()"
TEXTS = ("Link", "Script", "iframe", "Markdown")


@pytest.fixture
def blog() -> Iterator[Blog]:
    """A blog on another port, which is another origin."""
    with blogs.blogging() as blog:
        yield blog


def share(visit: Visit, name: str) -> Locator:
    """Open the dialog of an example."""
    visit.example(name).button("Share").click()
    return visit.page.get_by_role("dialog", name=f"Share {name}")


def field(dialog: Locator, which: str) -> Locator:
    """Return one of the texts to copy."""
    return dialog.get_by_role("textbox", name=re.compile(f"^{which}"))


# How high the preview's page is, and how high it is shown, which follows in the next frame.
SETTLED = """async (frame) => {
    const inner = () => frame.contentDocument.scrollingElement.scrollHeight;
    const height = () => Math.round(frame.getBoundingClientRect().height);
    for (let frames = 0; frames < 600 && Math.abs(inner() - height()) > 1; frames += 1)
        await new Promise(requestAnimationFrame);
    return [inner(), height()];
}"""


def text(dialog: Locator, which: str) -> str:
    """Return what is to be copied."""
    return field(dialog, which).input_value()


def preview(dialog: Locator, name: str) -> FrameLocator:
    """Return the frame as others see it."""
    return dialog.get_by_title(f"Preview of {name}").content_frame


def framed(frame: FrameLocator, name: str) -> Example:
    """Return an example of a frame, which finds things as a page does."""
    return Example(frame, name)  # type: ignore[arg-type]  # it asks for locators alone


def test_every_example_leads_elsewhere_and_no_exercise(reader: Reader, handbook: str) -> None:
    visit = reader.visit(handbook, "functions/closures/")
    found = visit.page.locator("py-example").evaluate_all("all => all.map(one => one.id)")
    assert len(found) > 5
    for name in found:
        expect(visit.example(name).button("Share")).to_be_visible()
        link = visit.page.get_by_role("link", name=f"Open {name} in the playground")
        expect(link).to_have_attribute("href", f"{handbook}play/?example={name}")
    expect(visit.page.get_by_role("button", name=re.compile("^Share "))).to_have_count(len(found))
    expect(visit.page.locator("py-exercise").first).to_be_visible()


def test_the_dialog_is_not_loaded_before_it_is_asked_for(reader: Reader, handbook: str) -> None:
    visit = reader.visit(handbook, "functions/closures/")
    visit.example("closures-basics").controls.hover()
    visit.page.wait_for_load_state("networkidle")
    assert visit.watch.requested("assets/share-") == []
    expect(share(visit, "closures-basics")).to_be_visible()
    assert visit.watch.requested("assets/share-") != []


def test_the_dialog_gives_link_script_iframe_and_markdown(
    readers: Reader, fixture_site: str
) -> None:
    visit = readers.visit(fixture_site, TRACES)
    dialog = share(visit, "chain-first")
    place = f"{fixture_site}{TRACES}#chain-first"
    assert text(dialog, "Link") == place
    assert text(dialog, "Script") == (
        f'<script type="module" src="{fixture_site}embed.js"></script>\n'
        f'<py-snippet example="chain-first"><a href="{place}">chain-first, in the Python Handbook'
        "</a></py-snippet>"
    )
    frame = re.escape(f'<iframe src="{fixture_site}embed/chain-first/" title="Python example ')
    assert re.match(frame, text(dialog, "iframe"))
    assert text(dialog, "Markdown").startswith("```python\n")
    assert text(dialog, "Markdown").endswith(f"```\n\n[Run it in the Python Handbook]({place})\n")


def test_each_text_is_copied_as_it_stands(reader: Reader, fixture_site: str) -> None:
    visit = reader.visit(fixture_site, TRACES, permissions=CLIPBOARD)
    dialog = share(visit, "chain-first")
    # Else the texts change once the preview tells how high it is
    dialog.get_by_role("spinbutton", name="Height in pixels").fill("222")
    for which in TEXTS:
        dialog.get_by_role("button", name=f"Copy {which}").click()
        expect(dialog.get_by_role("button", name=f"Copy {which}")).to_have_text("Copied")
        assert visit.page.evaluate(COPIED) == text(dialog, which) != ""


def test_the_preview_runs_and_the_iframe_is_as_high_as_it(
    readers: Reader, fixture_site: str
) -> None:
    visit = readers.visit(fixture_site, TRACES)
    dialog = share(visit, "chain-third")
    shown = framed(preview(dialog, "chain-third"), "chain-third")
    assert shown.run() == visit.example("chain-third").recorded.text_content()
    inner, height = dialog.get_by_title("Preview of chain-third").evaluate(SETTLED)
    assert abs(inner - height) <= 1
    expect(field(dialog, "iframe")).to_have_value(re.compile(f'height="{height}"'))


def test_theme_and_height_are_in_the_texts_and_in_the_preview(
    readers: Reader, fixture_site: str
) -> None:
    visit = readers.visit(fixture_site, TRACES, color_scheme="light")
    dialog = share(visit, "chain-first")
    page = preview(dialog, "chain-first").locator("html")
    expect(page).to_have_css("color-scheme", re.compile("light"))
    # Firefox calls it an error when a frame is left whose scripts are still to come
    shown = framed(preview(dialog, "chain-first"), "chain-first")
    expect(shown.button("Run")).to_be_visible()
    dialog.get_by_role("combobox", name="Theme").select_option(label="Dark")
    dialog.get_by_role("spinbutton", name="Height in pixels").fill("222")
    assert 'example="chain-first" theme="dark" height="222">' in text(dialog, "Script")
    assert f'src="{fixture_site}embed/chain-first/?theme=dark"' in text(dialog, "iframe")
    assert 'height="222"' in text(dialog, "iframe")
    expect(page).to_have_css("color-scheme", "dark")
    expect(dialog.get_by_title("Preview of chain-first")).to_have_attribute("height", "222")


def test_a_changed_program_is_carried_by_link_script_and_markdown(
    readers: Reader, fixture_site: str
) -> None:
    visit = readers.visit(fixture_site, TRACES)
    example = visit.example("chain-second")
    example.edit()
    example.replace("print('<mine>')")
    expect(example.controls).to_contain_text("edited")
    dialog = share(visit, "chain-second")
    expect(dialog.get_by_text("You have changed this program.")).to_be_visible()
    link = text(dialog, "Link")
    assert link.startswith(f"{fixture_site}play/?example=chain-second#files=1.")
    assert 'after="chain-first"' in text(dialog, "Script")
    # Firefox types line feeds around what is inserted
    inline = r"python\">\s*print\('&lt;mine&gt;'\)\s*</code></pre></py-snippet>$"
    assert re.search(inline, text(dialog, "Script"))
    assert re.match(r"```python\n\s*print\('<mine>'\)\s*\n```\n", text(dialog, "Markdown"))
    assert link in text(dialog, "Markdown")
    assert 'embed/chain-second/"' in text(dialog, "iframe")


@pytest.mark.parametrize("edited", [False, True])
def test_the_playground_opens_the_example_as_the_reader_has_it(
    readers: Reader, fixture_site: str, edited: bool
) -> None:
    visit = readers.visit(fixture_site, TRACES)
    example = visit.example("chain-first")
    words = example.code.inner_text().split()[0]
    if edited:
        example.edit()
        example.replace("words = 'of mine'")
        expect(example.controls).to_contain_text("edited")
        words = "of mine"
    visit.page.get_by_role("link", name="Open chain-first in the playground").click()
    expect(visit.page).to_have_url(re.compile(r"/play/\?example=chain-first(#files=.*)?$"))
    expect(visit.page.locator(".cm-content").first).to_contain_text(words, timeout=RUN_MS)


def test_the_dialog_fits_a_phone_is_accessible_and_closes(
    reader: Reader, fixture_site: str, axe: str
) -> None:
    phone = {"width": 360, "height": 740}
    visit = reader.visit(fixture_site, TRACES, viewport=phone, has_touch=True, is_mobile=True)
    dialog = share(visit, "chain-first")
    expect(
        preview(dialog, "chain-first").get_by_role("button", name="Run chain-first")
    ).to_be_visible()
    assert findings(visit, axe) == []
    visit.page.emulate_media(color_scheme="dark")
    assert findings(visit, axe, COLOURS) == []
    wide = dialog.evaluate("one => one.scrollWidth - one.clientWidth")
    assert wide == 0
    small = dialog.locator("button:visible, a:visible, select:visible, input:visible").evaluate_all(
        """all => all.map(one => [one.outerHTML.slice(0, 60), one.getBoundingClientRect()])
            .filter(([, { width, height }]) => Math.min(width, height) < 43.9)
            .map(([name]) => name)"""
    )
    assert small == []
    expect(dialog.get_by_role("link", name="Open in playground")).to_be_visible()
    visit.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(visit.example("chain-first").button("Share")).to_be_focused()


def test_what_is_copied_works_in_a_page_of_others(
    readers: Reader, fixture_site: str, blog: Blog
) -> None:
    visit = readers.visit(fixture_site, TRACES)
    dialog = share(visit, "chain-third")
    expect(
        preview(dialog, "chain-third").get_by_role("button", name="Run chain-third")
    ).to_be_visible()
    recorded = visit.example("chain-third").recorded.text_content()
    blog.write(f"<title>Post</title>{text(dialog, 'iframe')}", path="iframe.html")
    blog.write(f"<title>Post</title>{text(dialog, 'Script')}", path="script.html")
    away = readers.visit(blog.address, "iframe.html", before=lambda it: let(it, fixture_site))
    frame = away.page.get_by_title("Python example chain-third").content_frame
    assert framed(frame, "chain-third").run() == recorded
    away.open("script.html")
    assert blogs.Snippet(away.page, "chain-third").run() == recorded


def let(visit: Visit, site: str) -> None:
    """Let a page load from the handbook too."""
    visit.watch.allow(re.escape(f"request that leaves the site: {site}"))


def test_a_page_for_frames_can_be_read_without_scripts_and_leads_back(
    reader: Reader, fixture_site: str
) -> None:
    visit = reader.visit(fixture_site, "embed/chain-third/", java_script_enabled=False)
    expect(visit.page.get_by_label("Python code: chain-third")).to_be_visible()
    expect(visit.page.get_by_label("Recorded output of chain-third")).to_be_visible()
    back = visit.page.get_by_role("link", name="Programs that leave things behind")
    assert back.evaluate("link => link.href") == f"{fixture_site}{TRACES}#chain-third"
    expect(visit.page.get_by_role("button")).to_have_count(0)


def test_a_page_for_frames_fits_300_pixels_and_has_what_runs_before_it_in_itself(
    readers: Reader, fixture_site: str
) -> None:
    narrow = {"width": 300, "height": 500}
    visit = readers.visit(fixture_site, "embed/chain-third/", viewport=narrow)
    example = visit.example("chain-third")
    assert example.run() == example.recorded.text_content()
    assert visit.watch.requested("data/handbook.json") == []
    assert visit.page.evaluate("() => document.scrollingElement.scrollWidth") == 300


def test_old_name_has_the_page_of_the_new_one(readers: Reader, fixture_site: str) -> None:
    visit = readers.visit(fixture_site, "embed/chain-end/")
    example = visit.example("chain-third")
    assert example.run() == example.recorded.text_content()


def test_old_name_in_a_snippet_shows_the_new_one(
    readers: Reader, fixture_site: str, blog: Blog
) -> None:
    blog.write(
        f'<title>Post</title><script type="module" src="{fixture_site}embed.js"></script>'
        '<py-snippet example="chain-end"></py-snippet>'
    )
    visit = readers.visit(blog.address, "post.html", before=lambda it: let(it, fixture_site))
    frame = visit.page.get_by_title("Python: chain-end").content_frame
    example = framed(frame, "chain-third")
    assert example.run() == example.recorded.text_content()


@pytest.mark.parametrize(
    ("page", "old", "target"),
    [
        (TRACES, "chain-end", f"{TRACES}#chain-end"),
        (PROGRAMS, "chain-end", f"{TRACES}#chain-third"),
        (PROGRAMS, "chain-third", f"{TRACES}#chain-third"),
        (PROGRAMS, "halve-it", "fixtures/exercises/#double-it"),
    ],
)
def test_old_address_leads_to_the_new_place(
    readers: Reader, fixture_site: str, page: str, old: str, target: str
) -> None:
    visit = readers.visit(fixture_site, f"{page}#{old}")
    expect(visit.page).to_have_url(fixture_site + target)
    new = {"chain-end": "chain-third", "halve-it": "double-it"}.get(old, old)
    expect(visit.page.get_by_role("group", name=f"Controls of {new}")).to_be_in_viewport()


def test_a_name_that_nobody_knows_stays_where_it_is(reader: Reader, fixture_site: str) -> None:
    visit = reader.visit(fixture_site)
    with visit.page.expect_request_finished(lambda it: it.url.endswith("data/names.json")):
        visit.open(f"{PROGRAMS}#no-such-name")
    visit.page.wait_for_load_state("networkidle")
    expect(visit.page).to_have_url(f"{fixture_site}{PROGRAMS}#no-such-name")


def test_old_name_opens_in_the_playground(readers: Reader, fixture_site: str) -> None:
    visit = readers.visit(fixture_site, "play/?example=chain-end")
    expect(visit.page.locator(".cm-content").first).to_contain_text("chain-third", timeout=RUN_MS)


def test_every_released_example_has_its_address(checkout: Paths, handbook_folder: Path) -> None:
    listed = names.listed(checkout.root) or {}
    examples = [name for kind, name in listed if kind == "example"]
    assert len(examples) > 500
    embeds = handbook_folder / "embed"
    assert [name for name in examples if not (embeds / name / "index.html").is_file()] == []
    assert [name for name in examples if not (embeds / name / "example.json").is_file()] == []
    assert (handbook_folder / "embed.js").is_file()


def test_a_published_example_can_be_discovered_by_oembed(online_folder: Path) -> None:
    site, base = online_folder / "handbook", "https://example.org/handbook/"
    html = (site / "embed/chain-third/index.html").read_text("utf-8")
    links = re.findall(r'<link rel="alternate" type="application/json\+oembed" href="(.*?)"', html)
    assert links == [f"{base}embed/chain-third/oembed.json"]
    assert f'<link rel="canonical" href="{base}{TRACES}">' in html
    said = (site / links[0].removeprefix(base)).read_text("utf-8")
    assert f'<iframe src=\\"{base}embed/chain-third/\\"' in said
    assert "embed/" not in (site / "sitemap.xml").read_text("utf-8")


def test_the_height_that_oembed_says_is_about_that_of_the_page(
    reader: Reader, online_folder: Path, fixture_site: str
) -> None:
    wrong = {}
    for name in ("chain-third", "two-streams", "colours", "prints-nothing", "asks-twice"):
        said = (online_folder / f"handbook/embed/{name}/oembed.json").read_text("utf-8")
        height = int(re.findall(r'"height":(\d+)', said)[0])
        visit = reader.visit(
            fixture_site, f"embed/{name}/", viewport={"width": 640, "height": height}
        )
        expect(visit.example(name).button("Run")).to_be_visible()
        shown = visit.page.locator("main").evaluate("main => main.getBoundingClientRect().height")
        if not 0 <= height - shown <= 16:
            wrong[name] = (height, shown)
    assert wrong == {}
