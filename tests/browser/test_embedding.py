"""Snippets in pages of others, on a host and a site of their own."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from handbook_build.pipeline import browsers
from playwright.sync_api import expect

from tests.browser.blogs import Snippet, blogging
from tests.browser.conftest import Reader
from tests.browser.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page, Playwright, Route

    from tests.browser.blogs import Blog
    from tests.browser.conftest import Visit

MAX_BYTES = 15_000

#: Notes the events of all snippets, and messages of the policy, as `window.heard`.
LISTEN = """
window.heard = [];
for (const name of ["ready", "run", "output", "done", "error"])
    addEventListener(`py-snippet:${name}`, ({ target, detail }) => {
        const { frame, ...rest } = detail;
        heard.push([name, target.id, JSON.parse(JSON.stringify(rest))]);
    });
addEventListener("securitypolicyviolation", (event) => heard.push(["violation", event.blockedURI]));
"""


class Embedder:
    """Writes posts that embed the handbook, and opens them.

    :param reader: opens pages
    :param handbook: address of the handbook
    :param blog: where the posts are
    """

    def __init__(self, reader: Reader, handbook: str, blog: Blog) -> None:
        self.handbook = handbook
        self.blog = blog
        self._reader = reader

    def tag(self, attributes: str = "") -> str:
        """Return the one line of HTML."""
        return f'<script type="module" src="{self.handbook}embed.js" {attributes}></script>'

    def open(self, body: str, *, head: str = "", tag: str | None = None, **options: Any) -> Page:
        """Open a post.

        :param body: its HTML
        :param tag: the line that embeds; None is the usual one
        :param options: headers that the post is sent with, and options of the browser's context
        """
        headers = options.pop("headers", None)
        line = self.tag() if tag is None else tag
        html = f"<html><head>{head}</head><body>{body}{line}</body></html>"
        path = self.blog.write(html, headers=headers)
        return self.visit(path, **options).page

    def visit(self, path: str, **options: Any) -> Visit:
        """Open a page of the blog."""
        options.setdefault("script", LISTEN)
        return self._reader.visit(self.blog.address, path, also=self.handbook, **options)


def code(program: str, attributes: str = "") -> str:
    """Return a snippet around a `<pre>`."""
    return f"<py-snippet {attributes}><pre>{program}</pre></py-snippet>"


def heard(page: Page, name: str) -> list[Any]:
    """Return what the page has heard of an event, oldest first."""
    return [event[2] for event in page.evaluate("heard") if event[0] == name]


def frame_height(snippet: Snippet) -> float:
    """Return how high the page shows a snippet."""
    box = snippet.place.bounding_box()
    assert box
    return box["height"]


def theme(snippet: Snippet) -> Locator:
    """Return the root of a snippet's page, whose `data-theme` says how it looks."""
    return snippet.place.content_frame.locator("html")


@pytest.fixture(scope="module")
def firefox(playwright: Playwright, program: Callable[[str], str]) -> Iterator[Browser]:
    """One Firefox for all tests here."""
    path = program("firefox-esr")
    browser = playwright.firefox.launch(channel="moz-firefox", executable_path=path)
    yield browser
    browser.close()


@pytest.fixture(params=["chromium", "firefox"])
def embedder(request: pytest.FixtureRequest, handbook: str) -> Iterator[Embedder]:
    """A blog on another site than the handbook; in Firefox, on another port.

    Playwright brings no mouse presses into frames of other sites in Firefox.
    """
    reader = Reader(request.getfixturevalue(request.param))
    with blogging("localhost" if request.param == "firefox" else "127.0.0.1") as blog:
        yield Embedder(reader, handbook, blog)
    problems = reader.take_problems()
    reader.close()
    assert problems == []


@pytest.fixture
def in_chromium(reader: Reader, handbook: str) -> Iterator[Embedder]:
    """A blog on another site, for what doesn't depend on the browser."""
    with blogging("127.0.0.1") as blog:
        yield Embedder(reader, handbook, blog)


def test_a_piece_of_code_runs_and_can_be_changed(embedder: Embedder) -> None:
    page = embedder.open(code("print('from a blog')"))
    snippet = Snippet(page)
    assert snippet.run() == "from a blog\n"
    snippet.edit()
    snippet.replace("print(6 * 7)")
    assert snippet.run() == "42\n"
    snippet.button("Reset").click()
    assert snippet.run() == "from a blog\n"


def test_an_element_after_a_piece_of_code_takes_its_place(embedder: Embedder) -> None:
    page = embedder.open(
        "<pre><code>\n  if True:\n      print('x')\n</code></pre><py-snippet></py-snippet>"
    )
    snippet = Snippet(page)
    assert snippet.run() == "x\n"
    expect(page.locator("body > pre")).to_be_hidden()
    expect(snippet.code).to_have_text("if True:\n    print('x')\n")


def test_an_example_of_the_handbook_shows_its_output_before_python_is_loaded(
    embedder: Embedder,
) -> None:
    page = embedder.open('<py-snippet example="closures-basics"></py-snippet>')
    snippet = Snippet(page, "closures-basics")
    expect(snippet.recorded).to_have_text("False True\n")
    assert "make_check" in snippet.code.inner_text()
    assert heard(page, "run") == []
    assert snippet.run() == "False True\n"


def test_an_example_has_what_runs_before_it_in_the_handbook(in_chromium: Embedder) -> None:
    page = in_chromium.open('<py-snippet example="counter-class"></py-snippet>')
    snippet = Snippet(page, "counter-class")
    recorded = snippet.recorded.inner_text()
    assert snippet.run() == recorded


def test_code_stays_readable_where_the_handbook_cannot_be_reached(in_chromium: Embedder) -> None:
    blog = in_chromium.blog
    missing = f'<script type="module" src="{blog.address}gone.js"></script>'
    visit = in_chromium.visit(
        blog.write(f"<body>{code('print(1)')}{missing}</body>"),
        before=lambda visit: visit.watch.allow("404"),
    )
    expect(visit.page.get_by_text("print(1)")).to_be_visible()


def test_code_stays_readable_without_scripts(in_chromium: Embedder) -> None:
    page = in_chromium.open(code("print(1)"), java_script_enabled=False)
    expect(page.get_by_text("print(1)")).to_be_visible()


def test_code_stays_until_the_frame_shows_it(in_chromium: Embedder) -> None:
    held: list[Route] = []

    def keep(route: Route) -> None:
        held.append(route)

    def hold(visit: Visit) -> None:
        visit.page.route("**/embed/*", keep)

    visit = in_chromium.visit(
        in_chromium.blog.write(f"<body>{code('print(1)')}{in_chromium.tag()}</body>"), before=hold
    )
    page = visit.page
    page.wait_for_function(
        "document.querySelector('py-snippet').shadowRoot?.querySelector('iframe')"
    )
    expect(page.locator("pre")).to_be_visible()
    for route in held:
        route.continue_()
    page.unroute("**/embed/*")
    expect(page.locator("pre")).to_be_hidden()
    expect(Snippet(page).code).to_have_text("print(1)\n")


def test_an_unknown_example_says_so(in_chromium: Embedder) -> None:
    visit = in_chromium.visit(
        in_chromium.blog.write(
            f'<body><py-snippet example="no-such-thing">gone</py-snippet>{in_chromium.tag()}</body>'
        ),
        before=lambda visit: visit.watch.allow("404"),
    )
    expect(visit.page.get_by_text("has no such program")).to_be_visible(timeout=30_000)
    expect(visit.page.get_by_text("gone")).to_be_visible()
    visit.watch.allow("404")


def test_a_selector_makes_all_code_of_a_post_run(embedder: Embedder) -> None:
    post = """<p>One:</p><pre><code class="language-python">print("one")</code></pre>
        <p>Shell:</p><pre><code class="language-sh">ls</code></pre>
        <p>Two:</p><div class="highlight">
        <pre><code class="language-python">print("two")</code></pre></div>"""
    selector = 'data-selector="pre code.language-python" data-theme="dark"'
    page = embedder.open(post, tag=embedder.tag(selector))
    assert Snippet(page).run() == "one\n"
    assert Snippet(page, "snippet-2").run() == "two\n"
    expect(page.get_by_text("ls", exact=True)).to_be_visible()
    expect(theme(Snippet(page))).to_have_attribute("data-theme", "dark")


def test_snippets_of_a_page_share_one_python_and_no_names(embedder: Embedder) -> None:
    page = embedder.open(
        code("x = 1\nprint(x)", 'name="one"') + code("print('x' in globals())", 'name="two"')
    )
    assert Snippet(page, "one").run() == "1\n"
    assert Snippet(page, "two").run() == "False\n"
    workers = page.evaluate("performance.getEntriesByType('resource').length")
    assert workers > 0
    frames = [frame for frame in page.frames if frame.url.startswith(embedder.handbook)]
    assert len(frames) == 3  # two that are seen, and the one that has Python


def test_only_some_lines_are_shown_and_all_are_run(in_chromium: Embedder) -> None:
    program = "a = 1\nb = 2\nprint(a + b)\nprint('end')\n1 / 0"
    page = in_chromium.open(code(program, 'lines="3-4"'))
    snippet = Snippet(page)
    expect(snippet.code).to_have_text("print(a + b)\nprint('end')\n")
    assert snippet.run().startswith("3\nend\nTraceback")
    assert "line 5, in" in snippet.text()
    assert snippet.marked() == ""
    assert page.evaluate("document.querySelector('py-snippet').code") == f"{program}\n"


def test_an_error_in_the_lines_that_are_shown_is_marked_there(in_chromium: Embedder) -> None:
    page = in_chromium.open(code("a = 0\nb = 1 / a\nprint(b)", 'lines="2-3"'))
    snippet = Snippet(page)
    snippet.run()
    assert snippet.marked() == "1 / a"


def test_lines_of_an_example_keep_their_colours(in_chromium: Embedder) -> None:
    page = in_chromium.open('<py-snippet example="closures-basics" lines="1-2"></py-snippet>')
    snippet = Snippet(page, "closures-basics")
    expect(snippet.code).to_have_text("def make_check(limit):\n    def has_room(people):\n")
    expect(snippet.code.locator(".k")).to_have_count(2)
    assert snippet.run() == "False True\n"


def test_a_readonly_snippet_runs_and_has_no_editor(in_chromium: Embedder) -> None:
    page = in_chromium.open(code("print(1)", "readonly"))
    snippet = Snippet(page)
    assert snippet.run() == "1\n"
    expect(snippet.button("Edit")).to_be_hidden()
    expect(snippet.button("Reset")).to_be_hidden()


def test_a_snippet_runs_by_itself_where_the_page_wants_it(in_chromium: Embedder) -> None:
    far = '<div style="block-size: 5000px"></div>'
    snippets = [
        code(f"print('{run}')", f'name="{run}" run="{run}"') for run in ("load", "visible", "click")
    ]
    page = in_chromium.open(far + "".join(snippets))
    assert Snippet(page, "load").finish() == "load\n"
    assert [detail["code"] for detail in heard(page, "run")] == ["print('load')\n"]
    page.mouse.wheel(0, 6000)
    assert Snippet(page, "visible").finish() == "visible\n"
    expect(Snippet(page, "click").code).to_be_visible()
    expect(Snippet(page, "click").output).to_have_count(0)


def test_snippets_that_run_by_themselves_wait_for_each_other(embedder: Embedder) -> None:
    program = "import time\ntime.sleep(0.2)\nprint('ran')"
    names = ("one", "two", "three")
    page = embedder.open("".join(code(program, f'name="{name}" run="load"') for name in names))
    assert [Snippet(page, name).finish() for name in names] == ["ran\n"] * 3
    assert [detail["outcome"] for detail in heard(page, "done")] == ["ok"] * 3


def test_a_reader_who_presses_run_stops_what_runs(in_chromium: Embedder) -> None:
    page = in_chromium.open(
        code("while True: pass", 'name="endless" run="load"') + code("print(1)", 'name="mine"')
    )
    expect(Snippet(page, "endless").button("Stop")).to_be_visible()
    page.wait_for_timeout(1000)
    assert Snippet(page, "mine").run() == "1\n"
    page.wait_for_function("heard.filter(([name]) => name === 'done').length === 2")
    assert heard(page, "done")[0]["outcome"] == "stopped"


def test_a_snippet_that_is_far_away_loads_nothing(in_chromium: Embedder) -> None:
    page = in_chromium.open(f'<div style="block-size: 5000px"></div>{code("print(1)")}')
    page.wait_for_function("!!customElements.get('py-snippet')")
    assert page.locator("iframe").count() == 0
    page.mouse.wheel(0, 6000)
    assert Snippet(page).run() == "1\n"


def test_programs_of_the_page_run_before_it(in_chromium: Embedder) -> None:
    setup = '<script type="text/plain" id="prep">base = 40\nprint("unseen")</script>'
    first = code("base += 1", 'id="first"')
    page = in_chromium.open(
        setup + first + code("print(base)", 'name="second" after="#first" setup="#prep"')
    )
    second = Snippet(page, "second")
    assert second.run() == "41\n"
    earlier = Snippet(page, "first")
    earlier.edit()
    earlier.replace("base += 2")
    assert second.run() == "42\n"


def test_what_runs_before_a_snippet_runs_before_those_that_follow_it(in_chromium: Embedder) -> None:
    setup = '<script type="text/plain" id="prep">base = 40</script>'
    first = code("base += 1", 'id="first" setup="#prep"')
    page = in_chromium.open(setup + first + code("print(base)", 'name="second" after="#first"'))
    assert Snippet(page, "second").run() == "41\n"


def test_snippets_that_want_each_other_first_are_a_sentence(in_chromium: Embedder) -> None:
    page = in_chromium.open(
        code("x = 1", 'id="one" after="#two"') + code("x = 2", 'id="two" after="#one"')
    )
    one = Snippet(page, "one")
    one.start()
    expect(one.whole.get_by_text("run in a ring at")).to_be_visible()


def test_an_example_of_the_handbook_runs_before_it(in_chromium: Embedder) -> None:
    page = in_chromium.open(code("print(cellar(3), hall(3))", 'after="closures-basics"'))
    assert Snippet(page).run() == "True True\n"


def test_files_of_the_page_are_in_its_folder(in_chromium: Embedder) -> None:
    in_chromium.blog.write("from the blog\n", path="data/notes.txt")
    inline = '<script type="text/plain" id="rows">\na,b\n</script>'
    program = "import os\nfor n in sorted(os.listdir()): print(n, open(n).read().strip())"
    page = in_chromium.open(inline + code(program, 'files="data/notes.txt rows.csv=#rows"'))
    assert Snippet(page).run() == "notes.txt from the blog\nrows.csv a,b\n"


def test_a_file_that_is_missing_is_a_sentence(in_chromium: Embedder) -> None:
    visit = in_chromium.visit(
        in_chromium.blog.write(
            f"<body>{code('print(1)', 'files=nothing.txt')}{in_chromium.tag()}</body>"
        )
    )
    snippet = Snippet(visit.page)
    snippet.start()
    expect(snippet.whole.get_by_text("could not be loaded: nothing.txt")).to_be_visible()
    visit.watch.allow("404")
    assert all("404" in problem for problem in visit.watch.take_problems())


def test_input_is_answered_by_the_page_or_by_the_reader(embedder: Embedder) -> None:
    program = "print(input('Who? ').upper())"
    page = embedder.open(code(program, 'name="told" stdin="Ada"') + code(program, 'name="asked"'))
    assert Snippet(page, "told").run() == "Who? Ada\nADA\n"
    asked = Snippet(page, "asked")
    asked.start()
    asked.field.fill("Bo")
    asked.field.press("Enter")
    assert asked.finish() == "Who? Bo\nBO\n"


def test_packages_are_loaded_that_the_imports_do_not_tell(in_chromium: Embedder) -> None:
    program = "import importlib\nprint(importlib.import_module('attr').__name__)"
    page = in_chromium.open(code(program, 'packages="attrs"'))
    assert Snippet(page).run() == "attr\n"


def test_hidden_output_is_heard_and_errors_are_seen(in_chromium: Embedder) -> None:
    page = in_chromium.open(
        code("print('secret')", 'name="quiet" hide-output')
        + code("1 / 0", 'name="loud" hide-output')
    )
    quiet = Snippet(page, "quiet")
    quiet.start()
    page.wait_for_function("heard.some(([name]) => name === 'done')")
    expect(quiet.output).to_be_hidden()
    assert heard(page, "done")[0]["output"] == "secret\n"
    loud = Snippet(page, "loud")
    assert "ZeroDivisionError" in loud.run()
    expect(loud.output).to_be_visible()


def test_the_page_hears_of_everything(embedder: Embedder) -> None:
    page = embedder.open(code("print('one')\n1 / 0", 'id="mine"'))
    Snippet(page, "mine").run()
    page.wait_for_function("heard.some(([name]) => name === 'error')")
    assert [event[0] for event in page.evaluate("heard") if event[0] != "output"] == [
        "ready",
        "run",
        "done",
        "error",
    ]
    assert heard(page, "ready") == [{"code": "print('one')\n1 / 0\n"}]
    written = "".join(part["text"] for part in heard(page, "output"))
    assert written.startswith("one\nTraceback")
    [done] = heard(page, "done")
    assert done["outcome"] == "error"
    assert done["error"]["type"] == "ZeroDivisionError"
    assert done["error"]["line"] == 2


def test_the_page_runs_stops_resets_and_sets_the_program(embedder: Embedder) -> None:
    page = embedder.open(code("print('first')"))
    run = "document.querySelector('py-snippet').run()"
    assert page.evaluate(run)["output"] == "first\n"
    page.evaluate("document.querySelector('py-snippet').code = 'while True: pass'")
    expect(Snippet(page).code).to_have_text("while True: pass")
    running = page.evaluate_handle(f"({{ done: {run} }})")
    expect(Snippet(page).button("Stop")).to_be_visible()
    page.wait_for_timeout(300)
    page.evaluate("document.querySelector('py-snippet').stop()")
    assert running.evaluate("({ done }) => done")["outcome"] == "stopped"
    page.evaluate("document.querySelector('py-snippet').reset()")
    assert page.evaluate(run)["output"] == "first\n"
    assert page.evaluate("document.querySelector('py-snippet').code") == "print('first')\n"


def test_the_page_knows_what_the_reader_has_written(in_chromium: Embedder) -> None:
    page = in_chromium.open(code("print(1)"))
    snippet = Snippet(page)
    snippet.edit()
    snippet.replace("print(2)")
    page.wait_for_function("document.querySelector('py-snippet').code === 'print(2)\\n'")


def test_a_run_that_is_asked_for_before_the_frame_is_there_takes_place(
    in_chromium: Embedder,
) -> None:
    page = in_chromium.open(f'<div style="block-size: 5000px"></div>{code("print(1)")}')
    page.wait_for_function("!!customElements.get('py-snippet')")
    page.evaluate("document.querySelector('py-snippet').code = 'print(5)'")
    assert page.evaluate("document.querySelector('py-snippet').run()")["output"] == "5\n"


def test_a_snippet_is_as_high_as_what_is_in_it(embedder: Embedder) -> None:
    page = embedder.open(code("for i in range(8): print(i)"))
    snippet = Snippet(page)
    expect(snippet.code).to_be_visible()
    before = frame_height(snippet)
    snippet.run()
    page.wait_for_function(f"document.querySelector('py-snippet').offsetHeight > {before + 100}")
    inside = snippet.place.content_frame.locator("html")
    scrolls = inside.evaluate("({ scrollHeight, clientHeight }) => scrollHeight - clientHeight")
    assert scrolls <= 0


def test_a_height_that_the_page_gives_is_kept(in_chromium: Embedder) -> None:
    page = in_chromium.open(code("for i in range(99): print(i)", 'height="200"'))
    snippet = Snippet(page)
    snippet.run()
    assert frame_height(snippet) == 200


def test_a_snippet_is_dark_in_a_dark_page(in_chromium: Embedder) -> None:
    dark = "<style>body { background: #111; color: #eee }</style>"
    page = in_chromium.open(code("print(1)"), head=dark)
    expect(theme(Snippet(page))).to_have_attribute("data-theme", "dark")


def test_a_snippet_follows_the_switch_of_a_page(embedder: Embedder) -> None:
    styles = """<style>body { background: white; transition: background 200ms }
        .night body { background: #222 }</style>"""
    page = embedder.open(code("print(1)"), head=styles)
    shown = theme(Snippet(page))
    expect(shown).to_have_attribute("data-theme", "light")
    page.evaluate("document.documentElement.className = 'night'")
    expect(shown).to_have_attribute("data-theme", "dark")
    page.evaluate("document.documentElement.className = ''")
    expect(shown).to_have_attribute("data-theme", "light")


@pytest.mark.parametrize(
    ("styles", "expected"),
    [
        ("", "light"),
        (":root { color-scheme: light dark }", "dark"),
        ("body { background: linear-gradient(#000, #222); color: white }", "dark"),
        ("body { background: oklch(0.2 0.02 260) }", "dark"),
        ("body { background: #111 } main { background: white }", "light"),
    ],
)
def test_the_nearest_surface_decides_the_theme(
    in_chromium: Embedder, styles: str, expected: str
) -> None:
    page = in_chromium.open(
        f"<main>{code('print(1)')}</main>", head=f"<style>{styles}</style>", color_scheme="dark"
    )
    expect(theme(Snippet(page))).to_have_attribute("data-theme", expected)


def test_the_page_gives_colours_and_font(embedder: Embedder) -> None:
    styles = """py-snippet { --py-snippet-background: rgb(1, 2, 3);
        --py-snippet-font: monospace; --py-snippet-text: nonsense }"""
    page = embedder.open(code("print(1)"), head=f"<style>{styles}</style>")
    snippet = Snippet(page)
    box = snippet.place.content_frame.locator("py-example")
    expect(box).to_have_css("background-color", "rgb(1, 2, 3)")
    expect(snippet.code.locator("code")).to_have_css("font-family", "monospace")
    page.evaluate(
        """document.querySelector('py-snippet').style
            .setProperty('--py-snippet-background', 'rgb(9, 9, 9)')"""
    )
    expect(box).to_have_css("background-color", "rgb(9, 9, 9)")


def test_the_rules_of_the_page_do_not_reach_a_snippet(in_chromium: Embedder) -> None:
    resets = """* { all: unset; display: block; margin: 40px !important; font-size: 60px }
        iframe { display: none !important; block-size: 10px !important; inline-size: 50px }
        pre, [hidden] { display: block !important }"""
    page = in_chromium.open(
        code("print(1)"), head=f"<style>{resets}</style>", viewport={"width": 800, "height": 600}
    )
    snippet = Snippet(page)
    assert snippet.run() == "1\n"
    box = snippet.place.bounding_box()
    assert box
    assert box["width"] > 500
    assert box["height"] > 100
    expect(page.locator("pre")).to_be_hidden()


@pytest.mark.parametrize("width", [300, 390])
def test_a_narrow_snippet_fits(in_chromium: Embedder, width: int) -> None:
    page = in_chromium.open(
        f'<div style="inline-size: {width - 16}px">{code("print(1)")}</div>',
        viewport={"width": width, "height": 700},
    )
    snippet = Snippet(page)
    snippet.run()
    inside = snippet.place.content_frame.locator("html")
    assert inside.evaluate("({ scrollWidth, clientWidth }) => scrollWidth - clientWidth") == 0
    for button in ("Run", "Edit", "Copy"):
        box = snippet.button(button).bounding_box()
        assert box
        assert box["x"] + box["width"] <= width


def test_keys_of_a_touch_screen_stand_below_the_editor(in_chromium: Embedder) -> None:
    page = in_chromium.open(
        code("print(1)"), has_touch=True, viewport={"width": 390, "height": 700}
    )
    snippet = Snippet(page)
    snippet.run()
    snippet.button("Edit").tap()
    keys = snippet.page.get_by_role("group", name="Keys for snippet")
    expect(keys).to_be_visible()
    boxes = [part.bounding_box() for part in (snippet.editor, keys, snippet.output)]
    tops = [box["y"] for box in boxes if box]
    assert len(tops) == 3
    assert tops == sorted(tops)
    assert keys.evaluate("(row) => getComputedStyle(row).position") == "static"


def test_a_page_with_a_strict_policy_has_to_allow_two_things(embedder: Embedder) -> None:
    origin = embedder.handbook.rstrip("/")
    policy = f"default-src 'none'; img-src 'self'; script-src {origin}; frame-src {origin}"
    page = embedder.open(code("print('strict')"), headers={"Content-Security-Policy": policy})
    assert Snippet(page).run() == "strict\n"
    assert [event for event in page.evaluate("heard") if event[0] == "violation"] == []


def test_trusted_types_are_no_obstacle(in_chromium: Embedder) -> None:
    policy = "require-trusted-types-for 'script'"
    page = in_chromium.open(code("print('strict')"), headers={"Content-Security-Policy": policy})
    assert Snippet(page).run() == "strict\n"


def test_threads_and_asyncio_run_in_a_snippet(embedder: Embedder) -> None:
    program = """import asyncio, threading, queue
q = queue.Queue()
t = threading.Thread(target=lambda: q.put(threading.current_thread() is t))
t.start()
print(q.get(timeout=5))
async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(asyncio.sleep(0.01, n)) for n in range(3)]
    print([task.result() for task in tasks])
asyncio.run(main())"""
    page = embedder.open(code(program.replace("<", "&lt;")))
    assert Snippet(page).run() == "True\n[0, 1, 2]\n"


def test_processes_run_in_a_snippet(in_chromium: Embedder) -> None:
    program = """from concurrent.futures import ProcessPoolExecutor

def square(n):
    return n * n

if __name__ == "__main__":
    with ProcessPoolExecutor(2) as pool:
        print(list(pool.map(square, range(4))))"""
    page = in_chromium.open(code(program))
    assert Snippet(page).run() == "[0, 1, 4, 9]\n"


def test_the_page_around_it_is_out_of_reach(embedder: Embedder) -> None:
    program = """import js
print(hasattr(js, "document"), hasattr(js, "parent"))
try:
    from pyscript import document
    document.title
except Exception as error:
    print(type(error).__name__, "page" in str(error))"""
    page = embedder.open(code(program))
    first, second = Snippet(page).run().splitlines()
    assert first == "False False"
    assert second.endswith(" True")


FORGE = """async ([kind, wanted]) => {
    const frame = document.querySelector("py-snippet").shadowRoot.querySelector("iframe");
    const nonce = new URL(frame.src).hash.slice("#snippet=".length);
    const message = { nonce: kind === "nonce" ? "0".repeat(32) : nonce, message: wanted };
    const height = { type: "height", height: 7777 };
    if (kind === "nonce") frame.contentWindow.postMessage(message, "*");
    else {
        // Another window of the page says it, and knows the nonce
        const other = document.createElement("iframe");
        document.body.append(other);
        const script = other.contentDocument.createElement("script");
        script.textContent = `parent.document.querySelector("py-snippet").shadowRoot
            .querySelector("iframe").contentWindow.postMessage(${JSON.stringify(message)}, "*");
            parent.postMessage(${JSON.stringify({ nonce, message: height })}, "*");`;
        other.contentDocument.body.append(script);
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
}"""


@pytest.mark.parametrize("kind", ["nonce", "source"])
def test_forged_messages_change_nothing(embedder: Embedder, kind: str) -> None:
    page = embedder.open(code("print('mine')"))
    snippet = Snippet(page)
    expect(snippet.code).to_have_text("print('mine')\n")
    page.evaluate(FORGE, [kind, {"type": "code", "code": "print('forged')"}])
    expect(snippet.code).to_have_text("print('mine')\n")
    assert frame_height(snippet) < 7000


def test_a_message_of_the_right_source_with_the_nonce_is_believed(in_chromium: Embedder) -> None:
    """So the tests of forged ones can fail."""
    page = in_chromium.open(code("print('mine')"))
    snippet = Snippet(page)
    expect(snippet.code).to_have_text("print('mine')\n")
    page.evaluate(
        """() => {
            const frame = document.querySelector("py-snippet").shadowRoot.querySelector("iframe");
            const nonce = new URL(frame.src).hash.slice("#snippet=".length);
            const message = { type: "code", code: "print('told')" };
            frame.contentWindow.postMessage({ nonce, message }, "*");
        }"""
    )
    expect(snippet.code).to_have_text("print('told')")


def test_a_snippet_that_is_taken_out_and_put_back_works(embedder: Embedder) -> None:
    page = embedder.open(code("print(1)"))
    assert Snippet(page).run() == "1\n"
    page.evaluate(
        "{ const s = document.querySelector('py-snippet'); s.remove(); document.body.prepend(s); }"
    )
    assert Snippet(page).run() == "1\n"


def test_a_second_visit_loads_no_runtime_again(in_chromium: Embedder) -> None:
    path = in_chromium.blog.write(f"<body>{code('print(1)')}{in_chromium.tag()}</body>")
    visit = in_chromium.visit(path)
    assert Snippet(visit.page).run() == "1\n"
    visit.watch.requests.clear()
    visit.open(path)
    assert Snippet(visit.page).run() == "1\n"
    again = [
        request.url
        for request in visit.watch.requested("/assets/")
        if request.response() and not request.response().from_service_worker  # type: ignore[union-attr]
    ]
    sizes = visit.page.evaluate("performance.getEntriesByType('resource').map(e => e.transferSize)")
    assert again
    assert sum(sizes) < MAX_BYTES


def test_a_browser_that_blocks_storage_of_frames_runs_it(
    playwright: Playwright, program: Callable[[str], str], handbook: str, tmp_path: Path
) -> None:
    preferences = {"profile": {"cookie_controls_mode": 1, "block_third_party_cookies": True}}
    (tmp_path / "Default").mkdir()
    (tmp_path / "Default" / "Preferences").write_text(json.dumps(preferences))
    context = playwright.chromium.launch_persistent_context(
        tmp_path, executable_path=program("chromium"), args=browsers.CHROMIUM_FLAGS
    )
    with blogging("127.0.0.1") as blog:
        tag = f'<script type="module" src="{handbook}embed.js"></script>'
        blog.write(f"<body>{code('print(1)')}{tag}</body>")
        watch = Watch(context, blog.address, handbook)
        page = context.new_page()
        page.goto(f"{blog.address}post.html")
        snippet = Snippet(page)
        assert snippet.run() == "1\n"
        blocked = "() => { try { return localStorage.length } catch (error) { return error.name } }"
        assert snippet.place.content_frame.locator("html").evaluate(blocked) == "SecurityError"
        assert watch.take_problems() == []
    context.close()


def test_the_script_is_small(handbook_folder: Path) -> None:
    assert len(gzip.compress((handbook_folder / "embed.js").read_bytes(), 9)) <= MAX_BYTES


def test_no_address_carries_a_build(handbook_folder: Path) -> None:
    script = (handbook_folder / "embed.js").read_text("utf-8")
    assert re.findall(r"-[A-Z0-9]{8}\.(?:js|css)", script) == []


def test_the_page_about_embedding_is_made_of_embeds(reader: Reader, handbook: str) -> None:
    visit = reader.visit(handbook, "embedding/", viewport={"width": 1280, "height": 12_000})
    page = visit.page
    assert Snippet(page, "closures-basics").run() == "False True\n"
    assert Snippet(page, "snippet-2").run() == "tea    2.40\ncake   3.10\n"
    assert Snippet(page, "snippet-3").run() == "Harbour ***\nMarket *****\n"
    assert Snippet(page, "snippet-5").run() == "And? 2\n42\n"
    assert Snippet(page, "py-editor-0").run() == "count is 1\n"
    assert Snippet(page, "py-editor-1").run() == "count is 2\n"
