"""The playground: files, runs, tests, what is kept; in Chromium and in Firefox."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import findings
from tests.browser.example import RUN_MS
from tests.browser.playground import PLAY, Playground, fragment
from tests.browser.screen import WIDEST

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import FilePayload

    from tests.browser.conftest import Reader, Visit

STARTER = ["main.py", "shop.py", "test_shop.py"]
TOGETHER = "Together: 5.70\n"
MINE = 'print("mine")'


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


def test_program_that_ignores_stop_is_ended(play: Playground, play_visit: Visit) -> None:
    play_visit.watch.allow("terminated|Worker")
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
    play.wait_until_saved()
    play.page.reload()
    play.wait()
    assert play.text("main.py") == MINE
    play.write("main.py", f"{MINE}  # and more")
    play.page.goto(f"{fixture_site}contents/")  # nothing waits for the write
    play.page.goto(f"{fixture_site}{PLAY}")
    play.wait()
    assert play.text("main.py") == f"{MINE}  # and more"
    assert play.run() == "mine\n"


# A write of the files that is still under way when the page goes, and goes with it.
ENDLESS_WRITE = """
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...all) {
    const request = put.apply(this, all);
    if (this.name === "projects") {
        window.writes = true;
        const again = () => { this.get("mine").onsuccess = again; };
        again();
    }
    return request;
};
"""


def test_files_survive_a_leave_in_the_middle_of_a_write(readers: Reader, fixture_site: str) -> None:
    visit = readers.visit(fixture_site, PLAY, script=ENDLESS_WRITE)
    play = Playground(visit.page).wait()
    play.write("main.py", MINE)
    play.page.wait_for_function("() => window.writes")
    visit.open("contents/")
    visit.open(PLAY)
    assert play.wait().text("main.py") == MINE


def test_change_in_another_tab_is_told_and_either_can_be_kept(
    play: Playground, play_visit: Visit
) -> None:
    play.write("main.py", MINE)
    play.wait_until_saved()
    other = Playground(play_visit.another_tab().page).wait()
    other.write("main.py", 'print("other")')
    other.wait_until_saved()
    play.write("main.py", 'print("mine, later")')
    expect(play.notices).to_contain_text("changed in another tab")
    play.button("Those of the other tab").click()
    expect(play.editor("main.py").locator(".cm-line")).to_have_text(['print("other")'])


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
    files: list[FilePayload] = [
        {"name": "picture.png", "mimeType": "image/png", "buffer": picture},
        {"name": "all.zip", "mimeType": "application/zip", "buffer": packed.getvalue()},
    ]
    play.page.get_by_label("Files to upload").set_input_files(files)
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


def test_all_work_that_is_erased_has_the_playground_in_it(
    play: Playground, fixture_site: str
) -> None:
    play.write("main.py", MINE)
    play.wait_until_saved()
    play.page.goto(f"{fixture_site}your-work/")
    play.button("Erase all my work").click()
    play.dialog.get_by_role("button", name="Erase it").click()
    expect(play.page.get_by_role("status")).to_contain_text("Erased. This browser keeps nothing")
    play.page.goto(f"{fixture_site}{PLAY}")
    play.wait()
    assert "Together" in play.text("main.py")


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


def test_one_file_is_downloaded_as_it_is(play: Playground) -> None:
    play.file("shop.py")
    name, data = play.download(lambda: play.choose("File", "Download the file"))
    assert (name, data.decode().strip("\n")) == ("shop.py", play.text("shop.py"))


def test_output_and_prompt_stand_side_by_side_where_there_is_room(play: Playground) -> None:
    play.page.set_viewport_size({"width": 1280, "height": 800})
    output = play.page.get_by_role("region", name="Results").bounding_box()
    prompt = play.prompt.bounding_box()
    assert output
    assert prompt
    assert prompt["x"] >= output["x"] + output["width"]
    assert prompt["y"] == pytest.approx(output["y"], abs=2)
    assert prompt["x"] + prompt["width"] == pytest.approx(1280, abs=20)  # a scroll bar


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
