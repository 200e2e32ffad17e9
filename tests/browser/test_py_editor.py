"""Pages written for PyScript's editor: each runs on PyScript first, then with one `src` changed.

A page of PyScript's gets its interpreter from the blog, as these tests load nothing from elsewhere.
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.blogs import blogging
from tests.browser.conftest import Reader
from tests.browser.example import RUN_MS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook_build.pipeline.paths import Paths
    from playwright.sync_api import Browser, Locator, Page

    from tests.browser.blogs import Blog

ELSEWHERE = "https://cdn.jsdelivr.net/pyodide/v${e}/full/pyodide.mjs"

#: How long until an output is looked at again.
LOOK_MS = 50

#: Notes the events that bubble up to the document, as `window.events`.
LISTEN = """
window.events = [];
for (const name of ["py-editor", "py-editor:done"])
    document.addEventListener(name, (event) =>
        events.push([name, event.target.id, event.cancelable]));
"""


ADD = """([name, code, attributes]) => {
    const script = document.createElement("script");
    script.type = "py-editor";
    script.id = name;
    script.textContent = code;
    for (const [key, value] of Object.entries(attributes)) script.setAttribute(key, value);
    document.body.append(script);
}"""


@dataclass
class Editors:
    """A page with editors, whichever script makes them."""

    page: Page

    def place(self, name: str) -> Locator:
        """Return where the editor of a script is."""
        return self.page.locator(f"#{name} + py-editor, #place-of-{name}")

    def button(self, name: str) -> Locator:
        """Return what runs a program."""
        raise NotImplementedError

    def output(self, name: str) -> str:
        """Return what a program has written into its own place."""
        raise NotImplementedError

    def code(self, name: str) -> Locator:
        """Return the editor itself."""
        raise NotImplementedError

    def done(self) -> int:
        """Return how many runs have ended."""
        return int(
            self.page.evaluate("events.filter(([name]) => name === 'py-editor:done').length")
        )

    def run(self, name: str) -> str:
        """Press the button, wait for the end, return the output."""
        before = self.done()
        self.button(name).click(timeout=RUN_MS)
        self.wait_for_done(before + 1)
        return self.output(name)

    def wait_for_done(self, count: int) -> None:
        """Wait until so many runs have ended."""
        script = "(count) => events.filter(([name]) => name === 'py-editor:done').length >= count"
        self.page.wait_for_function(script, arg=count, timeout=RUN_MS)

    def wait_for_output(self, name: str, text: str) -> None:
        """Wait until a program has written just this."""
        for _ in range(RUN_MS // LOOK_MS):
            if self.output(name) == text:
                return
            self.page.wait_for_timeout(LOOK_MS)
        assert self.output(name) == text

    def wait_for_editors(self, count: int) -> None:
        """Wait until so many scripts are ready."""
        script = "(count) => events.filter(([name]) => name === 'py-editor').length >= count"
        self.page.wait_for_function(script, arg=count, timeout=RUN_MS)


class Stock(Editors):
    """Those of PyScript."""

    def button(self, name: str) -> Locator:
        return self.place(name).locator(".py-editor-run-button")

    def output(self, name: str) -> str:
        return self.place(name).locator(".py-editor-output").inner_text().rstrip()

    def code(self, name: str) -> Locator:
        return self.place(name).locator(".cm-content")


class Ours(Editors):
    """Those of the handbook."""

    def frame(self, name: str) -> Any:
        return self.place(name).locator("iframe").content_frame

    def button(self, name: str) -> Locator:
        found: Locator = self.frame(name).locator('.example-toolbar [data-action="run"]')
        return found

    def output(self, name: str) -> str:
        elsewhere = self.place(name).locator(".py-editor-output")
        if elsewhere.count():
            return elsewhere.inner_text().rstrip()
        return "".join(self.frame(name).locator(".example-run samp").all_text_contents()).rstrip()

    def code(self, name: str) -> Locator:
        found: Locator = self.frame(name).locator(".cm-content")
        return found


class Maker:
    """Opens a page of editors by one script or the other."""

    def __init__(
        self, reader: Reader, blog: Blog, head: str, kind: type[Editors], also: str
    ) -> None:
        self.blog = blog
        self._reader, self._head, self._kind, self._also = reader, head, kind, also

    def open(self, body: str, *, allowed: str = "") -> Editors:
        """Open a page.

        :param body: its HTML
        :param allowed: what may be said to the console as an error
        """
        path = self.blog.write(f"<html><head>{self._head}</head><body>{body}</body></html>")
        visit = self._reader.visit(
            self.blog.address,
            path,
            also=self._also,
            script=LISTEN,
            before=lambda visit: visit.watch.allow(allowed) if allowed else None,
        )
        return self._kind(visit.page)


def serve_stock(blog: Blog, checkout: Paths) -> str:
    """Have the blog serve PyScript and its interpreter; return the tags of a page."""
    dist = checkout.node_modules / "@pyscript/core/dist"
    [core] = dist.glob("core-*.js")
    text = core.read_text("utf-8")
    assert ELSEWHERE in text
    blog.write(
        text.replace(ELSEWHERE, f"{blog.address}pyodide/pyodide.mjs"), path=f"core/{core.name}"
    )
    blog.serve("core/", dist)
    blog.serve("pyodide/", checkout.node_modules / "pyodide")
    return (
        '<link rel="stylesheet" href="core/core.css">'
        '<script type="module" src="core/core.js"></script>'
    )


@pytest.fixture(params=["stock", "ours", "ours-firefox"])
def maker(
    request: pytest.FixtureRequest, chromium: Browser, handbook: str, checkout: Paths
) -> Iterator[Maker]:
    """PyScript's script, or the handbook's in its place."""
    in_firefox = request.param == "ours-firefox"
    reader = Reader(request.getfixturevalue("firefox") if in_firefox else chromium)
    with blogging("localhost" if in_firefox else "127.0.0.1") as blog:
        tags = serve_stock(blog, checkout)
        if request.param == "stock":
            yield Maker(reader, blog, tags, Stock, blog.address)
        else:
            one_src_changed = tags.replace('src="core/core.js"', f'src="{handbook}embed.js"')
            yield Maker(reader, blog, one_src_changed, Ours, handbook)
    problems = reader.take_problems()
    reader.close()
    assert problems == []


OURS = pytest.mark.parametrize("maker", ["ours", "ours-firefox"], indirect=True)


def script(code: str, attributes: str = "", name: str = "one") -> str:
    """Return the tag of an editor."""
    return f'<script type="py-editor" id="{name}" {attributes}>\n{code}\n</script>'


def test_an_editor_stands_after_its_script_and_runs_when_pressed(maker: Maker) -> None:
    page = maker.open(script("    print('hello')\n    print(6 * 7)"))
    assert page.run("one") == "hello\n42"
    assert page.code("one").inner_text().strip() == "print('hello')\nprint(6 * 7)"


def test_names_last_from_run_to_run(maker: Maker) -> None:
    page = maker.open(script("n = globals().get('n', 0) + 1\nprint(n)"))
    assert [page.run("one"), page.run("one")] == ["1", "2"]


def test_the_value_of_the_last_expression_is_not_shown(maker: Maker) -> None:
    page = maker.open(script("print('only')\n1 + 1"))
    assert page.run("one") == "only"


def test_await_stands_anywhere(maker: Maker) -> None:
    page = maker.open(script("import asyncio\nawait asyncio.sleep(0.01)\nprint('slept')"))
    assert page.run("one") == "slept"


def test_env_has_names_that_its_editors_share(maker: Maker) -> None:
    page = maker.open(
        script("x = 1", 'env="both"', "one")
        + script("x += 1\nprint(x)", 'env="both"', "two")
        + script("print('x' in globals())", "", "three")
    )
    page.run("one")
    assert page.run("two") == "2"
    assert page.run("two") == "3"
    assert page.run("three") == "False"


def test_setup_runs_before_the_editors_of_its_env(maker: Maker) -> None:
    page = maker.open(
        script("base = 40", 'env="e" setup', "prep") + script("print(base + 2)", 'env="e"', "one")
    )
    page.wait_for_editors(2)
    assert page.place("prep").count() == 0
    assert page.run("one") == "42"


@pytest.mark.parametrize("form", ["inline", "json", "toml"])
def test_config_names_files(maker: Maker, form: str) -> None:
    maker.blog.write("from a file\n", path="data/notes.txt")
    maker.blog.write('{"files": {"data/notes.txt": "notes.txt"}}', path="c.json")
    maker.blog.write('[files]\n"data/notes.txt" = "notes.txt" # where it goes\n', path="c.toml")
    inline = '{"files": {"data/notes.txt": "notes.txt"}}'
    config = {"inline": inline, "json": "c.json", "toml": "c.toml"}[form]
    page = maker.open(script("print(open('notes.txt').read().strip())", f"config='{config}'"))
    assert page.run("one") == "from a file"


def test_files_of_a_config_are_named_by_templates_may_be_no_text_and_unpacked(
    maker: Maker,
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("deep/words.txt", "from an archive")
    maker.blog.put("data/raw.bin", bytes(range(256)))
    maker.blog.put("all.zip", packed.getvalue())
    files = {"{DATA}": "data", "{DATA}/raw.bin": "./in/", "all.zip": "./out/*"}
    program = (
        "print(open('in/raw.bin', 'rb').read() == bytes(range(256)))\n"
        "print(open('out/deep/words.txt').read())"
    )
    page = maker.open(script(program, f"config='{json.dumps({'files': files})}'"))
    assert page.run("one") == "True\nfrom an archive"


def test_a_second_config_of_an_env_is_refused(maker: Maker) -> None:
    both = script("print(1)", "env='e' config='{}'", "one") + script(
        "print(2)", "env='e' config='{}'", "two"
    )
    page = maker.open(both, allowed="duplicated config")
    assert page.run("one") == "1"
    assert page.place("two").count() == 0


def test_env_override_begins_the_env_again(maker: Maker) -> None:
    shows = "print(globals().get('x'))\nx = 1"
    page = maker.open(script(shows, "env='e' config='{}'", "one"))
    assert page.run("one") == "None"
    assert page.run("one") == "1"
    page.page.evaluate(
        ADD, ["two", "print('x' in globals())", {"env": "e", "config": "{}", "env-override": ""}]
    )
    assert page.run("two") == "False"
    assert page.run("one") == "None"


def test_src_is_the_program_of_a_setup(maker: Maker) -> None:
    maker.blog.write("word = 'from the file'\n", path="prep.py")
    page = maker.open(
        '<script type="py-editor" id="prep" env="e" setup src="prep.py"></script>'
        + script("print(word)", 'env="e"')
    )
    page.wait_for_editors(2)
    assert page.run("one") == "from the file"


def test_target_is_where_the_editor_goes(maker: Maker) -> None:
    page = maker.open(
        script("print('there')", 'target="place-of-one"')
        + '<p>between</p><div id="place-of-one"></div>'
    )
    page.button("one").click(timeout=RUN_MS)
    expect(page.page.locator("#one + py-editor")).to_have_count(0)
    page.page.wait_for_function(
        "() => document.getElementById('one').target?.id === 'place-of-one'"
    )
    page.wait_for_output("one", "there")


def test_output_is_where_the_output_goes(maker: Maker) -> None:
    page = maker.open(
        script("print('<b>out</b>')\nprint('two')", 'output="out"') + '<div id="out"></div>'
    )
    page.run("one")
    shown = page.page.locator("#out")
    expect(shown).to_have_text("<b>out</b>two", use_inner_text=False)
    assert "py-editor-output" in (shown.get_attribute("class") or "")
    assert shown.inner_text().splitlines()[:2] == ["<b>out</b>", "two"]


def test_an_error_is_in_the_output(maker: Maker) -> None:
    page = maker.open(
        script("print('before')\n1 / 0", 'output="out"') + '<div id="out"></div>',
        allowed="ZeroDivision",
    )
    page.run("one")
    expect(page.page.locator("#out")).to_contain_text("ZeroDivisionError: division by zero")
    expect(page.page.locator("#out")).to_contain_text("before")


def test_rows_limit_the_height_of_an_editor(maker: Maker) -> None:
    lines = "\n".join(f"line_{number} = {number}" for number in range(30))
    page = maker.open(script(lines, 'rows="5"', "one") + script(lines, "", "two"))
    page.wait_for_editors(2)
    heights = [page.place(name).locator("iframe").count() for name in ("one", "two")]
    editor = ".cm-editor"
    found = []
    for name, framed in zip(("one", "two"), heights, strict=True):
        root = page.place(name).locator("iframe").content_frame if framed else page.place(name)
        box = root.locator(editor)
        expect(box).to_be_visible(timeout=RUN_MS)
        found.append(box.evaluate("({ offsetHeight }) => offsetHeight"))
    assert found[0] == 92
    assert found[1] > 400


def test_onbeforerun_runs_before_the_program(maker: Maker) -> None:
    page = maker.open(script("print('program', x)", "onbeforerun=\"x = 1; print('before')\""))
    assert page.run("one") == "before\nprogram 1"


def test_an_event_says_that_an_editor_is_ready(maker: Maker) -> None:
    page = maker.open(script("print(1)"))
    page.wait_for_editors(1)
    assert page.page.evaluate("events") == [["py-editor", "one", False]]


def test_an_event_says_that_a_setup_has_run(maker: Maker) -> None:
    page = maker.open(script("x = 1", 'env="e" setup', "prep"))
    page.wait_for_editors(1)
    assert page.page.evaluate("events") == [["py-editor", "prep", False]]


def test_an_event_says_that_a_run_is_over(maker: Maker) -> None:
    page = maker.open(script("print(1)"))
    page.run("one")
    assert page.page.evaluate("events")[-1] == ["py-editor:done", "one", True]


def test_code_is_the_text_of_the_editor(maker: Maker) -> None:
    page = maker.open(script("print('given')"))
    page.wait_for_editors(1)
    assert page.page.evaluate("document.getElementById('one').code.trim()") == "print('given')"
    page.page.evaluate("document.getElementById('one').code = 'print(\"set\")'")
    expect(page.code("one")).to_have_text('print("set")')
    assert page.run("one") == "set"
    page.code("one").press("Control+a")
    page.page.keyboard.insert_text("print('typed')")
    page.page.wait_for_function(
        "() => document.getElementById('one').code.trim() === \"print('typed')\""
    )


def test_process_runs_other_code_in_the_env(maker: Maker) -> None:
    page = maker.open(script("print(globals().get('x'))", 'env="e"'))
    assert page.run("one") == "None"
    page.page.evaluate("document.getElementById('one').process('x = 7')")
    for _ in range(20):  # PyScript's promise is resolved before the code has run
        if page.run("one") == "7":
            break
    assert page.run("one") == "7"
    assert "globals" in page.page.evaluate("document.getElementById('one').code")


def test_process_can_press_the_button(maker: Maker) -> None:
    page = maker.open(script("print('pressed')"))
    page.wait_for_editors(1)
    page.page.evaluate("{ document.getElementById('one').process('', true) }")
    page.wait_for_done(1)
    assert page.output("one") == "pressed"


def test_a_handler_that_returns_false_keeps_a_program_from_running(maker: Maker) -> None:
    page = maker.open(script("print('ran')"))
    page.wait_for_editors(1)
    page.page.evaluate(
        """() => {
            window.handled = [];
            document.getElementById("one").handleEvent = (event) => {
                handled.push([event.type, event.code.trim()]);
                return handled.length > 1;
            };
        }"""
    )
    page.button("one").click(timeout=RUN_MS)
    page.page.wait_for_function("() => handled.length === 1")
    assert page.output("one") == ""
    assert page.run("one") == "ran"
    assert page.done() == 1
    assert page.page.evaluate("handled") == [["click", "print('ran')"]] * 2


def test_scripts_that_come_later_become_editors(maker: Maker) -> None:
    page = maker.open(script("print('there')", "", "first"))
    page.wait_for_editors(1)
    page.page.evaluate(ADD, ["one", "print('late')", {}])
    assert page.run("one") == "late"


@OURS  # PyScript allows them
def test_document_and_window_say_that_they_are_out_of_reach(maker: Maker) -> None:
    lines = "\n".join(
        f"try:\n    from pyscript import {name}\n    {name}.title\n"
        "except Exception as error:\n    print('page' in str(error))"
        for name in ("document", "window")
    )
    page = maker.open(script(lines))
    assert page.run("one") == "True\nTrue"


@OURS  # PyScript gets them from elsewhere
def test_packages_of_a_config_are_loaded(maker: Maker) -> None:
    page = maker.open(
        script("import attr\nprint(attr.__name__)", 'config=\'{"packages": ["attrs"]}\'')
    )
    assert page.run("one") == "attr"


@OURS  # PyScript asks by a dialog first
def test_an_env_that_was_stopped_is_set_up_again(maker: Maker) -> None:
    page = maker.open(
        script("x = 1", 'env="e" setup', "prep")
        + script("import re\nprint('begins')\nre.match('(a+)+b', 'a' * 40)", 'env="e"', "stubborn")
        + script("print(x)", 'env="e"', "one")
    )
    page.wait_for_editors(3)
    page.button("stubborn").click(timeout=RUN_MS)
    frame = page.place("stubborn").locator("iframe").content_frame
    page.wait_for_output("stubborn", "begins")
    frame.locator('.example-toolbar [data-action="stop"]').click()
    page.wait_for_done(1)
    assert page.run("one") == "1"
