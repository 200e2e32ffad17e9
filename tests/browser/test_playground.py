"""The playground: files, runs, tests, packages, links; in Chromium and in Firefox."""

from __future__ import annotations

import io
import os
import re
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import hosts
from tests.browser.axe import findings
from tests.browser.conftest import Reader
from tests.browser.example import RUN_MS
from tests.browser.playground import PLAY, Playground, fragment
from tests.browser.screen import WIDEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Playwright

    from tests.browser.conftest import Visit

STARTER = ["main.py", "shop.py", "test_shop.py"]
TOGETHER = "Together: 5.70\n"
MINE = 'print("mine")'
# The addresses of the workers that the page has made.
WORKERS = """const made = []; Object.assign(window, { made });
window.Worker = class extends Worker {
    constructor(...all) { super(...all); made.push(String(all[0]).slice(0, 60)); }
}"""


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def engine(
    request: pytest.FixtureRequest, playwright: Playwright, program: Callable[[str], str]
) -> Iterator[Browser]:
    """Each browser in turn."""
    if request.param == "chromium":
        yield request.getfixturevalue("chromium")
        return
    path = program("firefox-esr")
    browser = playwright.firefox.launch(channel="moz-firefox", executable_path=path)
    yield browser
    browser.close()


@pytest.fixture
def readers(engine: Browser) -> Iterator[Reader]:
    """Opens pages for one test, which fails on any error in them."""
    reader = Reader(engine)
    yield reader
    problems = reader.take_problems()
    reader.close()
    assert problems == []


@pytest.fixture
def visit(readers: Reader, fixture_site: str) -> Visit:
    """The playground of a new reader."""
    visit = readers.visit(fixture_site, PLAY)
    Playground(visit.page).wait()
    return visit


@pytest.fixture
def play(visit: Visit) -> Playground:
    """The playground of a new reader."""
    return Playground(visit.page)


def saved(play: Playground) -> None:
    """Wait until what was typed is kept."""
    play.page.wait_for_function(
        """async () => new Promise((resolve) => {
            const opening = indexedDB.open("handbook-play");
            opening.onupgradeneeded = () => opening.transaction.abort();
            opening.onerror = () => resolve(false);
            opening.onsuccess = () => {
                const store = opening.result.transaction("projects").objectStore("projects");
                const reading = store.getAll();
                reading.onsuccess = () => {
                    opening.result.close();
                    const texts = reading.result.flatMap(({ project }) => project.files);
                    const lines = document.querySelectorAll(".play-editor:not([hidden]) .cm-line");
                    const shown = [...lines].map((line) => line.textContent).join("\\n");
                    resolve(texts.some(([, text]) => text === shown));
                };
            };
        })"""
    )


def test_files_import_each_other(play: Playground) -> None:
    play.expect_names(STARTER)
    assert play.run() == TOGETHER
    play.write("shop.py", "def total(prices):\n    return len(prices)\n")
    assert play.run() == "Together: 2.00\n"
    play.add("store/words.py", 'WORD = "from a folder"')
    play.write("main.py", "from store.words import WORD\nprint(WORD, __name__, __file__)")
    assert play.run() == "from a folder __main__ main.py\n"


def test_names_of_the_program_are_at_the_prompt(play: Playground) -> None:
    play.write("main.py", 'word = "of the program"\nprint("done")')
    assert play.run() == "done\n"
    expect(play.prompt.locator(".xterm-rows")).to_contain_text(">>>", timeout=RUN_MS)
    play.prompt.get_by_role("textbox").focus()
    play.page.keyboard.type("print(word.upper())\n")
    expect(play.prompt.locator(".xterm-rows")).to_contain_text("OF THE PROGRAM")
    play.page.keyboard.type("import shop; print(shop.total({'a': 41}))\n")
    expect(play.prompt.locator(".xterm-rows")).to_contain_text("41")


def test_prompt_without_a_run_has_the_files(play: Playground) -> None:
    play.button("Start a prompt beside the output").click()
    expect(play.prompt.locator(".xterm-rows")).to_contain_text(">>>", timeout=RUN_MS)
    play.page.keyboard.type("from shop import total; print(total({'a': 40, 'b': 2}))\n")
    expect(play.prompt.locator(".xterm-rows")).to_contain_text("42")


def test_error_in_a_module_is_shown_in_its_file(play: Playground) -> None:
    play.write("shop.py", "def total(prices):\n    return 1 / 0\n")
    assert 'shop.py", line 2, in total' in play.run()
    editor = play.editor("shop.py")
    expect(editor.locator(".code-error-line")).to_have_text("    return 1 / 0")
    play.write("main.py", "print('hi')\nprint(unknown)")
    play.run()
    expect(play.editor("main.py").locator(".code-error")).to_have_text("unknown")


def test_stop_ends_a_program_and_a_prompt_follows(play: Playground) -> None:
    play.write("main.py", 'print("begun")\nwhile True: pass')
    play.start()
    expect(play.output).to_contain_text("begun", timeout=RUN_MS)
    play.button("Stop the program").click()
    assert "KeyboardInterrupt" in play.finish(3000)
    expect(play.prompt.locator(".xterm-rows")).to_contain_text(">>>")


def test_program_that_ignores_stop_is_ended(play: Playground, visit: Visit) -> None:
    visit.watch.allow("terminated|Worker")
    stubborn = "while True:\n    try:\n        while True: pass\n    except KeyboardInterrupt: pass"
    play.write("main.py", f'print("begun")\n{stubborn}')
    play.start()
    expect(play.output).to_contain_text("begun", timeout=RUN_MS)
    play.button("Stop the program").click()
    play.finish(8000)
    play.write("main.py", MINE)
    assert play.run() == "mine\n"


def test_input_is_asked_for_or_taken_from_the_pane(play: Playground) -> None:
    play.write("main.py", "print(input('Who? '))\nprint(input('Where? '))")
    play.start()
    field = play.output.get_by_role("textbox")
    field.fill("Ada", timeout=RUN_MS)
    field.press("Enter")
    expect(play.output).to_contain_text("Where?")
    field.fill("here")
    field.press("Enter")
    assert play.finish() == "Who? Ada\nAda\nWhere? here\nhere\n"
    play.open("Input")
    play.page.get_by_role("textbox", name="Input of the program").fill("Grace\nthere")
    assert play.run() == "Who? Grace\nGrace\nWhere? there\nthere\n"


def test_file_is_added_renamed_made_the_program_and_deleted(play: Playground) -> None:
    play.add("second.py", 'print("second")')
    play.choose("File", "Run this one")
    assert play.run() == "second\n"
    play.choose("File", "Rename")
    play.dialog.get_by_role("textbox").fill("main.py")
    play.dialog.get_by_role("button", name="Rename").click()
    expect(play.dialog.get_by_role("alert")).to_have_text("There is a file “main.py” already.")
    play.dialog.get_by_role("textbox").fill("third.py")
    play.dialog.get_by_role("button", name="Rename").click()
    play.expect_names([*STARTER, "third.py"])
    assert play.run() == "second\n"
    play.choose("File", "Delete")
    play.dialog.get_by_role("button", name="Delete").click()
    play.expect_names(STARTER)
    assert play.run() == TOGETHER


def test_tabs_are_reached_by_arrows(play: Playground) -> None:
    play.files.first.focus()
    play.page.keyboard.press("ArrowRight")
    expect(play.files.nth(1)).to_be_focused()
    expect(play.files.nth(1)).to_have_attribute("aria-selected", "true")
    expect(play.editor("shop.py")).to_be_visible()
    play.page.keyboard.press("End")
    expect(play.editor("test_shop.py")).to_be_visible()


def test_tests_are_run_and_listed(play: Playground) -> None:
    assert play.run_tests() == [
        "2 passed",
        "passed test_shop.py::test_total_of_nothing_is_zero",
        "passed test_shop.py::test_total_adds_all_prices",
    ]
    play.write("shop.py", "def total(prices):\n    return 0\n")
    play.add("test_other.py", "import pytest\n@pytest.mark.skip(reason='later')\ndef test_a(): ...")
    play.add("test_broken.py", "import nowhere")
    verdict, *tests = play.run_tests()
    assert verdict == "2 failed, 1 passed, 1 skipped"
    text = "\n".join(tests)
    assert "failed test_broken.py" in text
    assert "No module named 'nowhere'" in text
    assert re.search(r"skipped test_other\.py::test_a\s+later", text)
    assert re.search(r"failed test_shop\.py::test_total_adds_all_prices\s+0 == 5", text)
    report = play.tests.get_by_role("listitem").filter(has_text="adds_all_prices")
    report.get_by_text("report", exact=False).first.click()
    expect(report.get_by_role("region")).to_contain_text("assert 0 == 5")


def test_project_without_tests_says_how_to_write_them(play: Playground) -> None:
    play.file("test_shop.py")
    play.choose("File", "Delete")
    play.dialog.get_by_role("button", name="Delete").click()
    play.open("Tests")
    play.button("Run the tests").click()
    expect(play.tests.get_by_role("status")).to_contain_text("There is no test file yet.")


def test_files_survive_a_reload_and_a_sudden_leave(play: Playground, fixture_site: str) -> None:
    play.write("main.py", MINE)
    saved(play)
    play.page.reload()
    play.wait()
    assert play.text("main.py") == MINE
    play.write("main.py", f"{MINE}  # and more")
    play.page.goto(f"{fixture_site}contents/")  # nothing waits for the write
    play.page.go_back()
    play.wait()
    assert play.text("main.py") == f"{MINE}  # and more"
    assert play.run() == "mine\n"


def test_change_in_another_tab_is_told_and_either_can_be_kept(
    play: Playground, visit: Visit
) -> None:
    play.write("main.py", MINE)
    saved(play)
    other = Playground(visit.another_tab().page).wait()
    other.write("main.py", 'print("other")')
    saved(other)
    play.write("main.py", 'print("mine, later")')
    expect(play.notices).to_contain_text("changed in another tab")
    play.button("Those of the other tab").click()
    assert play.text("main.py") == 'print("other")'


def test_start_anew_can_be_undone(play: Playground) -> None:
    play.write("main.py", MINE)
    play.choose("Project", "Start anew")
    play.dialog.get_by_role("button", name="Start anew").click()
    assert "Together" in play.text("main.py")
    play.button("Undo").click()
    assert play.text("main.py") == MINE


def test_files_are_uploaded_also_what_is_no_text_and_a_zip(play: Playground) -> None:
    picture = bytes(range(256))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data/prices.csv", "tea,2\r\nbread,3\r\n")
    files: list[dict[str, object]] = [
        {"name": "picture.png", "mimeType": "image/png", "buffer": picture},
        {"name": "all.zip", "mimeType": "application/zip", "buffer": packed.getvalue()},
    ]
    play.page.get_by_label("Files to upload").set_input_files(files)  # type: ignore[arg-type]
    expect(play.files).to_have_count(5)
    play.expect_names([*STARTER, "picture.png", "data/prices.csv"])
    play.files.filter(has_text="picture.png").click()
    expect(play.whole.get_by_text("“picture.png” is no text: 256 bytes.")).to_be_visible()
    source = (
        "from pathlib import Path\n"
        "print(Path('picture.png').read_bytes() == bytes(range(256)))\n"
        "print(Path('data/prices.csv').read_text())"
    )
    play.write("main.py", source)
    assert play.run() == "True\ntea,2\nbread,3\n\n"


def test_download_all_is_a_zip_that_upload_takes(play: Playground, tmp_path: Path) -> None:
    play.write("main.py", MINE)
    name, data = play.download(lambda: play.choose("Project", "Download all"))
    assert name == "playground.zip"
    path = tmp_path / name
    path.write_bytes(data)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == STARTER
        assert archive.read("main.py").decode() == MINE
    play.write("main.py", "")
    play.page.get_by_label("Files to upload").set_input_files(path)
    play.wait()
    expect(play.files.last).to_have_attribute("aria-selected", "true")
    assert play.text("main.py") == MINE


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


def test_link_does_not_run_even_if_the_page_is_left_alone(
    readers: Reader, fixture_site: str
) -> None:
    shared = fragment({"main.py": 'print("by itself")'})
    visit = readers.visit(fixture_site, PLAY + shared)
    play = Playground(visit.page).wait()
    assert play.text("main.py") == 'print("by itself")'
    play.page.wait_for_timeout(3000)  # that nothing happens can only be waited for
    expect(play.output).to_have_count(0)
    assert play.run() == "by itself\n"


def test_readers_own_files_are_untouched_by_a_link(play: Playground, fixture_site: str) -> None:
    play.write("main.py", MINE)
    saved(play)
    shared = fragment({"main.py": 'print("theirs")', "more.py": ""})
    play.page.goto(f"{fixture_site}{PLAY}{shared}")  # of the same page, only the fragment changes
    expect(play.files).to_have_count(2)
    play.write("main.py", 'print("theirs, changed")')
    saved(play)
    play.page.reload()
    play.wait()
    assert play.text("main.py") == 'print("theirs, changed")'
    expect(play.notices.last).to_contain_text("your changes of it are here")
    play.button("Back to my files").click()
    expect(play.files).to_have_count(3)
    assert play.text("main.py") == MINE
    expect(play.notices).to_have_count(0)
    assert "#" not in play.page.url


def test_files_of_a_link_are_kept_as_own_when_asked(play: Playground, fixture_site: str) -> None:
    play.write("main.py", MINE)
    saved(play)
    play.page.goto(f"{fixture_site}{PLAY}{fragment({'main.py': 'x = 1'})}")
    expect(play.files).to_have_count(1)
    play.button("Keep these instead of mine").click()
    play.dialog.get_by_role("button", name="Replace mine").click()
    expect(play.notices).to_have_count(0)
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


def test_code_of_the_query_runs_only_after_a_press(readers: Reader, fixture_site: str) -> None:
    query = "?code=print(%22from%20a%20query%22)&code=1%2B1&theme=JupyterLab%20Dark&run=1"
    play = Playground(readers.visit(fixture_site, PLAY + query).page).wait()
    assert play.text("main.py") == 'print("from a query")\n1+1'
    assert play.page.evaluate("document.documentElement.dataset.theme") == "dark"
    expect(play.notices).to_contain_text("asks to be run at once")
    play.page.wait_for_timeout(2000)  # that nothing happens can only be waited for
    expect(play.output).to_have_count(0)
    play.button("Run it").click()
    assert play.finish() == "from a query\n2\n"


@pytest.fixture(scope="module")
def index_site(
    fixture_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Path]]:
    """The address of a site that has a package index of its own, and the index's folder."""
    folder = tmp_path_factory.mktemp("index") / "site"
    shutil.copytree(fixture_folder, folder, copy_function=os.link)
    index = folder / "index"
    for name, tag in (("sayhello", "py3-none-any"), ("compiled", "cp314-cp314-linux_x86_64")):
        place = index / name
        place.mkdir(parents=True)
        wheel = f"{name}-1.0-{tag}.whl"
        with zipfile.ZipFile(place / wheel, "w") as archive:
            archive.writestr(f"{name}.py", 'WORD = "installed"\n')
            info = f"{name}-1.0.dist-info"
            archive.writestr(
                f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
            )
            archive.writestr(
                f"{info}/WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n"
            )
            archive.writestr(f"{info}/RECORD", "")
        (place / "index.html").write_text(f'<!doctype html><a href="{wheel}">{wheel}</a>')
    with hosts.plain(folder) as address:
        yield address, index


def ask_for(play: Playground, name: str, index: str) -> None:
    """Ask for a package of an index."""
    play.open("Packages")
    play.packages.get_by_text("Package index", exact=True).click()
    field = play.packages.get_by_label("Address of the package index")
    field.fill(index)
    field.press("Tab")
    play.packages.get_by_label("Package", exact=True).fill(name)
    play.packages.get_by_role("button", name="Add").click()


def test_package_of_an_index_is_installed(readers: Reader, index_site: tuple[str, Path]) -> None:
    address, _ = index_site
    play = Playground(readers.visit(address, PLAY).page).wait()
    ask_for(play, "sayhello", f"{address}index")
    expect(play.packages).to_contain_text("sayhello will be looked for in the package index.")
    play.write("main.py", "import sayhello\nprint(sayhello.WORD)")
    assert play.run() == "installed\n"
    assert play.run() == "installed\n"


def test_module_that_is_missing_is_offered_from_the_index(
    readers: Reader, index_site: tuple[str, Path]
) -> None:
    address, _ = index_site
    play = Playground(readers.visit(address, PLAY).page).wait()
    ask_for(play, "typing-extensions", f"{address}index")
    play.write("main.py", "import sayhello\nprint(sayhello.WORD)")
    assert "ModuleNotFoundError" in play.run()
    play.button("Install sayhello and run again").click()
    expect(play.output).to_have_text("installed", timeout=RUN_MS)


def test_link_takes_packages_and_input_along_and_installs_nothing_by_itself(
    readers: Reader, index_site: tuple[str, Path]
) -> None:
    address, _ = index_site
    giver = Playground(readers.visit(address, PLAY).page).wait()
    ask_for(giver, "sayhello", f"{address}index")
    giver.write("main.py", "import sayhello\nprint(sayhello.WORD, input())")
    giver.open("Input")
    giver.page.get_by_role("textbox", name="Input of the program").fill("Ada")
    giver.button("Share these files").click()
    link = giver.dialog.get_by_role("textbox", name="Link").input_value()
    visit = readers.visit(address, PLAY + link.partition(PLAY)[2])
    taker = Playground(visit.page).wait()
    expect(taker.notices).to_contain_text("sayhello will be installed")
    taker.open("Packages")
    expect(taker.packages.get_by_role("listitem")).to_contain_text("sayhello")
    taker.packages.get_by_text("Package index", exact=True).click()
    taker.packages.get_by_label("Address of the package index").fill(f"{address}index")
    assert visit.watch.requested("index/sayhello") == []
    assert taker.run() == "Ada\ninstalled Ada\n"


def test_all_work_that_is_erased_has_the_playground_in_it(
    play: Playground, fixture_site: str
) -> None:
    play.write("main.py", MINE)
    saved(play)
    play.page.goto(f"{fixture_site}your-work/")
    play.button("Erase all my work").click()
    play.dialog.get_by_role("button", name="Erase it").click()
    expect(play.page.get_by_role("status")).to_contain_text("Erased. This browser keeps nothing")
    play.page.goto(f"{fixture_site}{PLAY}")
    play.wait()
    assert "Together" in play.text("main.py")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("unheard", "The package index has no package “unheard” that can be read."),
        ("compiled", "“compiled” has no release that a browser can use"),
    ],
)
def test_package_that_cannot_be_had_says_why(
    readers: Reader, index_site: tuple[str, Path], name: str, says: str
) -> None:
    address, _ = index_site
    visit = readers.visit(address, PLAY)
    visit.watch.allow("404")
    play = Playground(visit.page).wait()
    ask_for(play, name, f"{address}index")
    play.write("main.py", "print('never')")
    result = play.run()
    assert says in result
    assert "never" not in result


def test_package_without_a_connection_says_so(
    readers: Reader, index_site: tuple[str, Path]
) -> None:
    address, _ = index_site
    visit = readers.visit(address, PLAY)
    visit.watch.allow("index/sayhello|Failed to load resource|ERR_|NetworkError")
    play = Playground(visit.page).wait()
    assert play.run() == TOGETHER
    ask_for(play, "sayhello", f"{address}index")
    visit.context.route("**/index/**", lambda route: route.abort("connectionfailed"))
    assert "the package index could not be reached. Check the connection." in play.run()


def test_vendored_packages_are_offered_and_need_no_index(play: Playground) -> None:
    play.open("Packages")
    expect(play.packages.locator("datalist option[value=rich]")).to_have_count(1)
    play.packages.get_by_label("Package", exact=True).fill("Typing_Extensions")
    play.packages.get_by_role("button", name="Add").click()
    expect(play.packages.get_by_role("listitem")).to_contain_text("comes with the handbook")
    play.write("main.py", "print(__import__('typing_extensions').__name__)")
    assert play.run() == "typing_extensions\n"
    play.open("Packages")
    play.packages.get_by_role("button", name="Remove Typing_Extensions").click()
    expect(play.packages.get_by_role("listitem")).to_have_count(0)


def test_phone_shows_everything_one_below_the_other(readers: Reader, fixture_site: str) -> None:
    visit = readers.visit(fixture_site, PLAY, viewport={"width": 390, "height": 844})
    play = Playground(visit.page).wait()
    assert play.run() == TOGETHER
    moved, width = visit.page.evaluate(WIDEST)
    assert moved == 0
    assert width <= 390
    boxes = [part.bounding_box() for part in (play.editor("main.py"), play.output, play.prompt)]
    tops = [box["y"] for box in boxes if box]
    assert len(tops) == 3
    assert tops == sorted(tops)


def test_threads_and_processes_of_a_program(play: Playground) -> None:
    source = (
        "import threading, multiprocessing\n"
        "def work(n): return n * n\n"
        "if __name__ == '__main__':\n"
        "    t = threading.Thread(target=print, args=('thread',)); t.start(); t.join()\n"
        "    with multiprocessing.Pool(1) as pool: print(pool.map(work, [1, 2, 3]))\n"
    )
    play.write("main.py", source)
    assert play.run() == "thread\n[1, 4, 9]\n"


@pytest.mark.parametrize("width", [390, 1280])
def test_playground_in_use_without_findings(
    reader: Reader, fixture_site: str, axe: str, width: int
) -> None:
    shared = fragment({"main.py": "import shop\nprint(shop.x)", "shop.py": "x = 1 / 0"})
    visit = reader.visit(fixture_site, PLAY + shared, viewport={"width": width, "height": 900})
    play = Playground(visit.page).wait()
    theme = visit.page.get_by_role("combobox", name="Theme")

    def check(state: str, themes: tuple[str, ...] = ("light", "dark")) -> None:
        for value in themes:
            theme.select_option(value)
            assert findings(visit, axe) == [], f"{state}, {value}"

    check("opened by a link")
    play.run()
    play.prompt.scroll_into_view_if_needed()  # a terminal that nobody sees is not drawn
    expect(play.prompt.locator(".xterm-rows")).to_contain_text(">>>", timeout=RUN_MS)
    check("after a run that failed")
    play.add("test_shop.py", "def test_a(): assert False\ndef test_b(): pass")
    play.run_tests()
    check("with results of tests")
    for pane in ("Input", "Packages"):
        play.open(pane)
        check(pane)
    for press in ("Share these files", "Examples of the handbook", "New file"):
        for value in ("light", "dark"):
            theme.select_option(value)
            play.button(press).click()
            expect(play.dialog).to_be_visible()
            assert findings(visit, axe) == [], f"{press}, {value}"
            visit.page.keyboard.press("Escape")
