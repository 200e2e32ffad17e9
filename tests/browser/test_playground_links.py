"""Links to the playground: files, examples, code; in Chromium and in Firefox."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.example import RUN_MS
from tests.browser.playground import PLAY, Playground, fragment
from tests.held import Held

if TYPE_CHECKING:
    from tests.browser.conftest import Reader, Visit

STARTER = ["main.py", "shop.py", "test_shop.py"]
MINE = 'print("mine")'
# The addresses of the workers that the page has made.
WORKERS = """const made = []; Object.assign(window, { made });
window.Worker = class extends Worker {
    constructor(...all) { super(...all); made.push(String(all[0]).slice(0, 60)); }
}"""


def test_link_carries_all_files_and_never_runs_by_itself(
    readers: Reader, fixture_site: str
) -> None:
    giver = Playground(readers.visit(fixture_site, PLAY).page).wait()
    giver.write("main.py", 'from words import WORD\nprint(WORD, "é𝄞")')
    giver.add("words.py", 'WORD = "shared"')
    giver.button("Share these files").click()
    link = giver.dialog.get_by_role("textbox", name="Link").input_value()
    assert link.startswith(f"{fixture_site}{PLAY}#files=1.")
    taker_visit = readers.visit(fixture_site, link.removeprefix(fixture_site), script=WORKERS)
    taker = Playground(taker_visit.page).wait()
    taker.expect_names([*STARTER, "words.py"])
    expect(taker.notices).to_contain_text("These files came with a link.")
    expect(taker.notices).to_contain_text("Nothing of them runs before you press Run")
    expect(taker.output).to_have_count(0)
    assert taker.run() == "shared é𝄞\n"
    made = taker.page.evaluate("() => window.made")
    assert made
    assert all(address.startswith("data:") for address in made)


def test_readers_own_files_are_untouched_by_a_link(play: Playground, fixture_site: str) -> None:
    play.write("main.py", MINE)
    play.wait_until_saved()
    shared = fragment({"main.py": 'print("theirs")', "more.py": ""})
    play.page.goto(f"{fixture_site}{PLAY}{shared}")  # of the same page, only the fragment changes
    expect(play.files).to_have_count(2)
    play.write("main.py", 'print("theirs, changed")')
    play.wait_until_saved()
    play.page.reload()
    play.wait()
    assert play.text("main.py") == 'print("theirs, changed")'
    expect(play.notices.last).to_contain_text("your changes of it are here")
    play.button("Back to my files").click()
    expect(play.files).to_have_count(3)
    assert play.text("main.py") == MINE
    expect(play.notices).to_have_count(0)
    assert "#" not in play.page.url


def test_what_files_of_a_link_leave_in_python_does_not_reach_the_readers_own(
    play: Playground, play_visit: Visit, fixture_site: str
) -> None:
    play.write("main.py", "import js\nprint(hasattr(js, 'left'))")
    assert play.run() == "False\n"
    play.wait_until_saved()
    theirs = {"main.py": "import js\nprint(hasattr(js, 'left'))\njs.left = secret = 1"}
    play.page.goto(f"{fixture_site}{PLAY}{fragment(theirs)}")
    expect(play.files).to_have_count(1)
    for printed in ("False\n", "True\n"):
        assert play.run() == printed
        # Else the next run would have to end a prompt that is only beginning
        expect(play.prompt.locator(".xterm-rows")).to_contain_text(">>>", timeout=RUN_MS)
    play.button("Back to my files").click()
    expect(play.files).to_have_count(3)
    expect(play.prompt.locator(".xterm-rows")).to_have_count(0)
    assert play.run() == "False\n"


def test_a_program_of_a_link_ends_when_the_reader_leaves_it(
    play: Playground, play_visit: Visit, fixture_site: str
) -> None:
    play.page.goto(f"{fixture_site}{PLAY}{fragment({'main.py': 'print(1)'})}")
    expect(play.files).to_have_count(1)
    play.write("main.py", "while True:\n    pass")
    play.start()
    expect(play.button("Stop the program")).to_be_visible(timeout=RUN_MS)
    play.button("Close these").click()
    expect(play.files).to_have_count(3)
    assert play.run() == "Together: 5.70\n"


def test_a_program_of_a_link_that_waits_for_the_terminal_never_runs_once_it_is_left(
    readers: Reader, fixture_site: str
) -> None:
    theirs = fragment({"main.py": "import js\njs.left = 1"})
    visit = readers.visit(fixture_site, PLAY + theirs)
    play = Playground(visit.page).wait()
    held = Held(play.page, "**/assets/prompt-*.js")
    with play.page.expect_request("**/assets/prompt-*.js"):
        play.start()
    play.button("Close these").click()
    expect(play.files).to_have_count(3)
    play.write("main.py", "import js\nprint(hasattr(js, 'left'))")
    held.let_go()
    assert play.run() == "False\n"


def test_files_of_a_link_are_kept_as_own_when_asked(play: Playground, fixture_site: str) -> None:
    play.write("main.py", MINE)
    play.wait_until_saved()
    play.page.goto(f"{fixture_site}{PLAY}{fragment({'main.py': 'x = 1'})}")
    expect(play.files).to_have_count(1)
    play.button("Keep these instead of mine").click()
    play.dialog.get_by_role("button", name="Replace mine").click()
    expect(play.notices).to_have_count(0)
    play.page.wait_for_function("() => !location.hash")
    play.page.reload()
    play.wait()
    play.expect_names(["main.py"])
    assert play.text("main.py") == "x = 1"


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ("#files=1.xxxx", "The link is damaged"),
        ("#files=9.xxxx", "comes from a newer release"),
        (fragment({"../outside.py": ""}), "A file of the link can't be opened."),
        ("?example=no-such-example", "The handbook has no example “no-such-example”."),
    ],
)
def test_link_that_cannot_be_opened_says_why(
    readers: Reader, fixture_site: str, link: str, says: str
) -> None:
    play = Playground(readers.visit(fixture_site, PLAY + link).page).wait()
    expect(play.notices).to_contain_text(says)
    play.expect_names(STARTER)


def test_what_is_too_long_for_a_link_is_offered_as_a_file(play: Playground) -> None:
    noise = "\n".join(f"x{n} = {hash((n, 'noise')) % 10**18}" for n in range(1500))
    play.write("main.py", noise)
    play.button("Share these files").click()
    expect(play.dialog).to_contain_text("too large for a link")
    expect(play.dialog.get_by_role("textbox", name="Link")).to_have_count(0)
    press = play.dialog.get_by_role("button", name="Download all files").click
    name, data = play.download(press)
    assert name == "playground.zip"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("main.py").decode() == noise


def test_example_opens_with_what_runs_before_it_and_its_files(
    readers: Reader, fixture_site: str
) -> None:
    play = Playground(readers.visit(fixture_site, f"{PLAY}?example=reads-file-of-other").page)
    play.wait()
    play.expect_names(["main.py", "orders.csv"])
    assert "# From the handbook: reads-file\n" in play.text("main.py")
    expect(play.notices).to_contain_text("This is an example of the handbook")
    place = play.notices.get_by_role("link", name="reads-file-of-other")
    expect(place).to_have_attribute("href", re.compile("#reads-file-of-other$"))
    result = play.run()
    assert "Error" not in result
    assert result


def test_nothing_can_be_pressed_before_the_files_are_there(
    readers: Reader, fixture_site: str
) -> None:
    visit = readers.visit(fixture_site)
    play = Playground(visit.page)
    held = Held(play.page, "**/data/handbook.json")
    with play.page.expect_request("**/data/handbook.json"):
        visit.open(f"{PLAY}?example=still-there")
    box = play.page.locator('[aria-label="Run the program"]').bounding_box()
    assert box
    play.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert play.page.get_by_text("What the program prints is shown here.").is_visible()
    held.let_go()
    assert play.wait().run() == "Python is there\n"


def test_example_of_a_link_can_be_a_changed_one(readers: Reader, fixture_site: str) -> None:
    changed = fragment({"main.py": 'print("changed")'})
    visit = readers.visit(fixture_site, f"{PLAY}?example=asks-twice{changed}")
    play = Playground(visit.page).wait()
    assert play.text("main.py") == 'print("changed")'
    expect(play.notices).to_contain_text("These files came with a link.")
    expect(play.notices.get_by_role("link", name="asks-twice")).to_be_visible()


def test_example_is_chosen_from_the_menu(play: Playground) -> None:
    play.button("Examples of the handbook").click()
    play.dialog.get_by_role("searchbox").fill("asks twice")
    play.dialog.get_by_role("button", name="asks-twice").click()
    expect(play.files).to_have_count(1)
    assert "input" in play.text("main.py")
    assert play.page.url.endswith("?example=asks-twice")
    play.page.go_back()
    expect(play.files).to_have_count(3)


def test_theme_of_the_query_stays_whichever_script_comes_last(
    readers: Reader, fixture_site: str
) -> None:
    visit = readers.visit(fixture_site)
    held = Held(visit.page, "**/assets/handbook-*.js")
    address = f"{fixture_site}{PLAY}?code=1&theme=JupyterLab%20Dark"
    visit.page.goto(address, wait_until="commit")
    Playground(visit.page).wait()
    held.let_go()
    expect(visit.page.get_by_role("combobox", name="Theme")).to_have_value("dark")
    assert visit.page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_code_of_the_query_runs_only_after_a_press(readers: Reader, fixture_site: str) -> None:
    query = "?code=print(%22from%20a%20query%22)&code=1%2B1&theme=JupyterLab%20Dark&run=1"
    play = Playground(readers.visit(fixture_site, PLAY + query).page).wait()
    assert play.text("main.py") == 'print("from a query")\n1+1'
    assert play.page.evaluate("document.documentElement.dataset.theme") == "dark"
    expect(play.notices).to_contain_text("asks to be run at once")
    expect(play.output).to_have_count(0)
    play.button("Run it").click()
    assert play.finish() == "from a query\n2\n"
