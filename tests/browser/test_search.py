"""The search: what is found, by which keys, at what cost, and what is there without it."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import hosts
from tests.browser.finder import Finder
from tests.held import Held

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Request

    from tests.browser.conftest import Reader, Visit

CLOSURES = "functions/closures/"
PARAMETERS = "functions/parameters/"
SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
SEARCH = re.compile(r"/assets/(search|dialog)|/data/search\.json")
# What the first question of a visit may cost, compressed.
MAX_FIRST_BYTES = 200_000
ALREADY_COMPRESSED = re.compile(r"\.(pf_\w+|pagefind)$")


def finder(visit: Visit) -> Finder:
    """Return the search of a visit, open."""
    search = Finder(visit.page)
    search.open()
    return search


@pytest.mark.parametrize(
    ("question", "page", "word"),
    [
        ("__init__", "Magic Methods", "__init__"),
        ("@dataclass", "Conditional Statements", "dataclass"),
        ("functools.cache", "Decorators", "functools"),
        ("**kwargs", "Parameters", "**kwargs"),
        ("nonlocal", "Closures", "nonlocal"),
        ("items.append(", "Mutability vs Immutability", "items.append"),
        ("UnboundLocalError", "Variable Scope (LEGB Rule)", "UnboundLocalError"),
        ("garbage collection", "Garbage Collection", "Garbage"),
    ],
)
def test_names_in_code_and_words_of_titles_are_found(
    reader: Reader, handbook: str, question: str, page: str, word: str
) -> None:
    search = finder(reader.visit(handbook))
    search.ask(question)
    expect(search.pages.filter(has_text=page)).to_have_count(1)
    group = search.dialog.get_by_role("listitem").filter(has=search.page.get_by_text(word))
    expect(group.first).to_be_visible()
    expect(search.dialog).not_to_contain_text("`")


@pytest.mark.parametrize(
    ("question", "instead", "page"),
    [
        ("genrator", "generator", "Comprehensions"),
        ("decoartor", "decorator", "Decorators"),
        ("recusrion", "recursion", "Recursion"),
        ("functols.cache", "functools cache", "Decorators"),
    ],
)
def test_misspelt_words_are_corrected_and_it_is_said(
    reader: Reader, handbook: str, question: str, instead: str, page: str
) -> None:
    search = finder(reader.visit(handbook))
    search.ask(question)
    expect(search.status).to_contain_text(
        re.compile(f"^Nothing found for “{question}”. Found for “{instead}”: \\d+ pages?")
    )
    expect(search.pages.filter(has_text=page)).to_have_count(1)


def test_what_is_not_there_is_said_and_the_index_offered(reader: Reader, handbook: str) -> None:
    search = finder(reader.visit(handbook, CLOSURES))
    for question in ("xyzzy", "zeppelinclass", "<img src=x onerror=fail()>qq"):
        search.ask(question)
        expect(search.status).to_have_text(f"Nothing found for “{question}”.")
    search.ask(":=")
    expect(search.status).to_contain_text("Signs can't be looked for")
    search.dialog.get_by_role("link", name="Index of terms").click()
    expect(search.page).to_have_url(f"{handbook}terms/")


def test_titles_not_written_yet_are_found_as_planned(reader: Reader, fixture_site: str) -> None:
    search = finder(reader.visit(fixture_site))
    search.ask("zeppelin")
    expect(search.status).to_have_text("1 planned.")
    planned = search.dialog.get_by_role("listitem")
    expect(planned).to_have_text("1.9 Programs that fly zeppelinsFixturesnot written yet")
    search.ask("__init_subclass__")
    expect(planned).to_contain_text("1.9.1 __init_subclass__")
    expect(search.links).to_have_count(0)


def test_results_stand_below_their_section_by_headings(reader: Reader, handbook: str) -> None:
    visit = reader.visit(handbook)
    search = finder(visit)
    search.ask("nonlocal cell")
    closures = search.dialog.get_by_role("group", name="5.5 Closures")
    expect(closures).to_contain_text("Functions")
    closures.get_by_role("link", name="Two functions, one cell").click()
    expect(visit.page).to_have_url(f"{handbook}{CLOSURES}#two-functions-one-cell")


def test_more_pages_are_shown_on_request(reader: Reader, handbook: str) -> None:
    search = finder(reader.visit(handbook))
    search.ask("function")
    expect(search.pages).to_have_count(8)
    search.dialog.get_by_role("button", name="Show more").click()
    expect(search.pages.nth(8)).to_be_focused()


def test_keys_open_the_search_go_through_it_and_close_it(reader: Reader, handbook: str) -> None:
    visit = reader.visit(handbook, CLOSURES)
    search, keyboard = Finder(visit.page), visit.page.keyboard
    expect(search.button).to_have_attribute("aria-keyshortcuts", "/ Control+K")
    for keys in ("/", "Control+k"):
        keyboard.press(keys)
        expect(search.field).to_be_focused()
        keyboard.press("Escape")
        expect(search.dialog).to_be_hidden()
    search.button.focus()
    keyboard.press("Space")
    search.ask("mutable default")
    for place in (0, 1):
        keyboard.press("ArrowDown")
        expect(search.links.nth(place)).to_be_focused()
    keyboard.press("ArrowUp")
    keyboard.press("ArrowUp")
    expect(search.field).to_be_focused()
    keyboard.press("Escape")
    expect(search.button).to_be_focused()


def test_enter_opens_the_first_page_of_a_question_whose_answer_is_still_to_come(
    reader: Reader, handbook: str
) -> None:
    visit = reader.visit(handbook)
    held = Held(visit.page, re.compile(r"/data/search\.json"))
    search = Finder(visit.page)
    search.open()
    search.field.press_sequentially("keyword-only")
    held.wait()
    expect(search.dialog.locator("[aria-busy=true]")).to_have_count(1)
    search.field.press("Enter")
    held.let_go()
    expect(visit.page).to_have_url(f"{handbook}{PARAMETERS}")


def test_enter_opens_the_first_page_even_of_a_question_just_typed(
    reader: Reader, handbook: str
) -> None:
    visit = reader.visit(handbook)
    search = finder(visit)
    search.field.press_sequentially("keyword-only")
    search.field.press("Enter")
    expect(visit.page).to_have_url(f"{handbook}{PARAMETERS}")


def test_slash_in_an_editor_is_a_slash(reader: Reader, fixture_site: str) -> None:
    visit = reader.visit(fixture_site)
    example = visit.example("edited-later")
    example.edit()
    visit.page.keyboard.press("/")
    expect(example.editor).to_contain_text("/")
    expect(Finder(visit.page).dialog).to_be_hidden()


def test_place_on_the_same_page_is_gone_to(reader: Reader, handbook: str) -> None:
    visit = reader.visit(handbook, CLOSURES)
    search = finder(visit)
    search.ask("closures are data")
    search.dialog.get_by_role("link", name="Closures are data").first.click()
    expect(search.dialog).to_be_hidden()
    expect(visit.page.get_by_role("heading", name="Closures are data")).to_be_in_viewport()


def test_nothing_is_loaded_before_and_little_by_the_first_question(
    reader: Reader, handbook: str
) -> None:
    # Nothing is kept for later meanwhile, which would be counted too
    visit = reader.visit(handbook, CLOSURES, script=SAVES_DATA)
    search = Finder(visit.page)
    expect(search.button).to_be_visible()
    visit.page.wait_for_load_state("networkidle")
    assert [request.url for request in visit.watch.requests if SEARCH.search(request.url)] == []
    before = len(visit.watch.requests)
    search.open()
    search.ask("decorator")
    expect(search.pages.first).to_have_text("5.6 Decorators")
    cost = sum(size(request) for request in visit.watch.requests[before:])
    assert 100_000 < cost <= MAX_FIRST_BYTES


def size(request: Request) -> int:
    """Return the bytes that an answer takes from a host that compresses."""
    response = request.response()
    assert response
    body = response.body()
    compressed = ALREADY_COMPRESSED.search(request.url)
    return len(body) if compressed else len(gzip.compress(body, 9, mtime=0))


def test_search_that_cannot_be_loaded_says_so_and_tries_again(
    reader: Reader, handbook: str
) -> None:
    def block(context: BrowserContext, pattern: str) -> None:
        context.route(re.compile(pattern), lambda route: route.fulfill(status=503))

    visit = reader.visit(handbook)
    search = finder(visit)
    search.ask("decorator")
    visit.watch.allow("503|Failed to load the index chunk")
    block(visit.context, r"\.pf_index")
    search.ask("zip")
    expect(search.status).to_contain_text("could not be loaded")
    expect(search.links).to_have_count(0)
    visit.context.unroute_all()
    search.ask("zip file")
    expect(search.pages.first).to_be_visible()


def test_below_a_prefix_results_lead_to_pages_below_it(
    reader: Reader, handbook_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "some").mkdir()
    (tmp_path / "some/prefix").symlink_to(handbook_folder, target_is_directory=True)
    with hosts.plain(tmp_path) as address:
        visit = reader.visit(f"{address}some/prefix/", CLOSURES)
        search = finder(visit)
        search.ask("recursion")
        search.pages.filter(has_text="5.4 Recursion").click()
        expect(visit.page).to_have_url(f"{address}some/prefix/functions/recursion/")
        reader.close()


def test_without_scripts_the_index_of_terms_is_there_instead(reader: Reader, handbook: str) -> None:
    visit = reader.visit(handbook, CLOSURES, java_script_enabled=False)
    banner = visit.page.get_by_role("banner")
    expect(banner.get_by_text("Search")).to_be_hidden()
    banner.get_by_role("link", name="Index").click()
    expect(visit.page).to_have_url(f"{handbook}terms/")
    main = visit.page.get_by_role("main")
    term = main.get_by_role("listitem").filter(has=visit.page.get_by_text("closure", exact=True))
    expect(term.get_by_role("link", name="closure", exact=True)).to_be_visible()
    term.get_by_role("link", name="5.5 Closures").click()
    expect(visit.page).to_have_url(re.compile(f"^{handbook}{CLOSURES}"))


@pytest.mark.parametrize("width", [360, 390])
def test_on_a_phone_the_search_takes_the_screen_and_no_more(
    reader: Reader, handbook: str, width: int
) -> None:
    viewport = {"width": width, "height": 800}
    visit = reader.visit(handbook, viewport=viewport, has_touch=True, is_mobile=True)
    search = finder(visit)
    search.ask("annotationlib")
    box = search.dialog.bounding_box()
    assert box == {"x": 0, "y": 0, **viewport}
    assert visit.page.evaluate("() => document.scrollingElement.scrollWidth") == width
    assert search.field.evaluate("field => parseFloat(getComputedStyle(field).fontSize)") >= 16
    for link in (*search.links.all(), search.dialog.get_by_role("button", name="Close")):
        target = link.bounding_box()
        assert target
        assert target["height"] >= 44
