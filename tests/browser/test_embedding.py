"""Snippets in pages of others: the ways to embed, attributes, events and methods."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.blogs import Snippet
from tests.browser.embedder import code, heard, theme
from tests.browser.example import RUN_MS
from tests.browser.wheels import write_wheel
from tests.held import Held

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Route

    from tests.browser.embedder import Embedder

ENDLESS = "print('it runs')\nwhile True: pass"


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


def test_an_example_has_what_runs_before_it_in_the_handbook(embedder: Embedder) -> None:
    page = embedder.open('<py-snippet example="counter-class"></py-snippet>')
    snippet = Snippet(page, "counter-class")
    recorded = snippet.recorded.inner_text()
    assert snippet.run() == recorded


def test_code_stays_readable_where_the_handbook_cannot_be_reached(embedder: Embedder) -> None:
    blog = embedder.blog
    missing = f'<script type="module" src="{blog.address}gone.js"></script>'
    visit = embedder.visit(
        blog.write(f"<body>{code('print(1)')}{missing}</body>"),
        before=lambda visit: visit.watch.allow("404"),
    )
    expect(visit.page.get_by_text("print(1)")).to_be_visible()


def test_code_stays_readable_without_scripts(embedder: Embedder) -> None:
    page = embedder.open(code("print(1)"), java_script_enabled=False)
    expect(page.get_by_text("print(1)")).to_be_visible()


def test_code_stays_until_the_frame_shows_it(embedder: Embedder) -> None:
    held: list[Held] = []
    visit = embedder.visit(
        embedder.blog.write(f"<body>{code('print(1)')}{embedder.tag()}</body>"),
        before=lambda visit: held.append(Held(visit.page, "**/embed/*")),
    )
    page = visit.page
    page.wait_for_function(
        "() => document.querySelector('py-snippet').shadowRoot?.querySelector('iframe')"
    )
    expect(page.locator("pre")).to_be_visible()
    held[0].let_go()
    expect(page.locator("pre")).to_be_hidden()
    expect(Snippet(page).code).to_have_text("print(1)\n")


def test_an_unknown_example_says_so(embedder: Embedder) -> None:
    visit = embedder.visit(
        embedder.blog.write(
            f'<body><py-snippet example="no-such-thing">gone</py-snippet>{embedder.tag()}</body>'
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


def test_only_some_lines_are_shown_and_all_are_run(embedder: Embedder) -> None:
    program = "a = 1\nb = 2\nprint(a + b)\nprint('end')\n1 / 0"
    page = embedder.open(code(program, 'lines="3-4"'))
    snippet = Snippet(page)
    expect(snippet.code).to_have_text("print(a + b)\nprint('end')\n")
    assert snippet.run().startswith("3\nend\nTraceback")
    assert "line 5, in" in snippet.text()
    assert snippet.marked() == ""
    assert page.evaluate("document.querySelector('py-snippet').code") == f"{program}\n"


def test_an_error_in_the_lines_that_are_shown_is_marked_there(embedder: Embedder) -> None:
    page = embedder.open(code("a = 0\nb = 1 / a\nprint(b)", 'lines="2-3"'))
    snippet = Snippet(page)
    snippet.run()
    assert snippet.marked() == "1 / a"


def test_lines_of_an_example_keep_their_colours(embedder: Embedder) -> None:
    page = embedder.open('<py-snippet example="closures-basics" lines="1-2"></py-snippet>')
    snippet = Snippet(page, "closures-basics")
    expect(snippet.code).to_have_text("def make_check(limit):\n    def has_room(people):\n")
    expect(snippet.code.locator(".k")).to_have_count(2)
    assert snippet.run() == "False True\n"


def test_a_readonly_snippet_runs_and_has_no_editor(embedder: Embedder) -> None:
    page = embedder.open(code("print(1)", "readonly"))
    snippet = Snippet(page)
    assert snippet.run() == "1\n"
    expect(snippet.button("Edit")).to_be_hidden()
    expect(snippet.button("Reset")).to_be_hidden()


def test_a_snippet_runs_by_itself_where_the_page_wants_it(embedder: Embedder) -> None:
    far = '<div style="block-size: 5000px"></div>'
    snippets = [
        code(f"print('{run}')", f'name="{run}" run="{run}"') for run in ("load", "visible", "click")
    ]
    page = embedder.open(far + "".join(snippets))
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
    page.wait_for_function("() => heard.filter(([name]) => name === 'done').length === 3")
    assert [detail["outcome"] for detail in heard(page, "done")] == ["ok"] * 3


def test_a_reader_who_presses_run_stops_what_runs(embedder: Embedder) -> None:
    page = embedder.open(
        code(ENDLESS, 'name="endless" run="load"') + code("print(1)", 'name="mine"')
    )
    Snippet(page, "endless").wait_for_text("it runs")
    assert Snippet(page, "mine").run() == "1\n"
    page.wait_for_function("() => heard.filter(([name]) => name === 'done').length === 2")
    assert heard(page, "done")[0]["outcome"] == "stopped"


def test_what_runs_by_itself_waits_for_what_the_reader_runs(embedder: Embedder) -> None:
    slow = "import time\nprint('begun')\ntime.sleep(1)\nprint('ran')"
    page = embedder.open(
        code(ENDLESS, 'id="endless" run="load"')
        + code("print('later')", 'id="queued"')
        + code(slow, 'id="mine"')
    )
    Snippet(page, "endless").wait_for_text("it runs")
    page.evaluate("() => { document.getElementById('queued').run(); }")
    page.wait_for_function("() => heard.filter(([name]) => name === 'run').length === 2")
    assert Snippet(page, "mine").run() == "begun\nran\n"
    assert Snippet(page, "queued").finish() == "later\n"
    page.wait_for_function("() => heard.filter(([name]) => name === 'done').length === 3")
    outcomes = [
        (event[1], event[2]["outcome"]) for event in page.evaluate("heard") if event[0] == "done"
    ]
    assert outcomes == [("endless", "stopped"), ("mine", "ok"), ("queued", "ok")]


def test_a_snippet_that_is_far_away_loads_nothing(embedder: Embedder) -> None:
    page = embedder.open(f'<div style="block-size: 5000px"></div>{code("print(1)")}')
    page.wait_for_function("() => !!customElements.get('py-snippet')")
    assert page.locator("iframe").count() == 0
    page.mouse.wheel(0, 6000)
    assert Snippet(page).run() == "1\n"


def test_programs_of_the_page_run_before_it(embedder: Embedder) -> None:
    setup = '<script type="text/plain" id="prep">base = 40\nprint("unseen")</script>'
    first = code("base += 1", 'id="first"')
    page = embedder.open(
        setup + first + code("print(base)", 'name="second" after="#first" setup="#prep"')
    )
    second = Snippet(page, "second")
    assert second.run() == "41\n"
    earlier = Snippet(page, "first")
    earlier.edit()
    earlier.replace("base += 2")
    # Two frames are two processes: what the second one tells must not overtake the first
    page.wait_for_function("() => document.getElementById('first').code.trim() === 'base += 2'")
    assert second.run() == "42\n"


def test_what_runs_before_a_snippet_runs_before_those_that_follow_it(embedder: Embedder) -> None:
    setup = '<script type="text/plain" id="prep">base = 40</script>'
    first = code("base += 1", 'id="first" setup="#prep"')
    page = embedder.open(setup + first + code("print(base)", 'name="second" after="#first"'))
    assert Snippet(page, "second").run() == "41\n"


def test_snippets_that_want_each_other_first_are_a_sentence(embedder: Embedder) -> None:
    page = embedder.open(
        code("x = 1", 'id="one" after="#two"') + code("x = 2", 'id="two" after="#one"')
    )
    one = Snippet(page, "one")
    one.start()
    expect(one.whole.get_by_text("run in a ring at")).to_be_visible()


def test_an_example_of_the_handbook_runs_before_it(embedder: Embedder) -> None:
    page = embedder.open(code("print(cellar(3), hall(3))", 'after="closures-basics"'))
    assert Snippet(page).run() == "True True\n"


def test_files_of_the_page_are_in_its_folder(embedder: Embedder) -> None:
    embedder.blog.write("from the blog\n", path="data/notes.txt")
    inline = '<script type="text/plain" id="rows">\na,b\n</script>'
    program = "import os\nfor n in sorted(os.listdir()): print(n, open(n).read().strip())"
    page = embedder.open(inline + code(program, 'files="data/notes.txt rows.csv=#rows"'))
    assert Snippet(page).run() == "notes.txt from the blog\nrows.csv a,b\n"


def test_a_run_can_be_stopped_while_its_files_come(embedder: Embedder) -> None:
    embedder.blog.write("from the blog", path="notes.txt")
    page = embedder.open(code("print(open('notes.txt').read())", "files=notes.txt"))
    held = Held(page, "**/notes.txt")
    snippet = Snippet(page)
    snippet.start()
    snippet.button("Stop").click()
    with page.expect_response("**/notes.txt"):
        held.let_go()
    page.wait_for_function("() => heard.some(([name]) => name === 'done')")
    assert [event[0] for event in page.evaluate("heard")] == ["ready", "done"]
    expect(snippet.button("Run")).to_be_visible()
    expect(snippet.output).to_have_count(0)
    assert snippet.run() == "from the blog\n"


def test_a_file_that_is_missing_is_a_sentence(embedder: Embedder) -> None:
    visit = embedder.visit(
        embedder.blog.write(f"<body>{code('print(1)', 'files=nothing.txt')}{embedder.tag()}</body>")
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


def test_packages_are_loaded_that_the_imports_do_not_tell(embedder: Embedder) -> None:
    program = "import importlib\nprint(importlib.import_module('attr').__name__)"
    page = embedder.open(code(program, 'packages="attrs"'))
    assert Snippet(page).run() == "attr\n"


def test_package_of_the_public_index_is_installed(embedder: Embedder, tmp_path: Path) -> None:
    wheel = write_wheel(tmp_path, "sayhello")
    link = f'<!doctype html><a href="{wheel.name}">{wheel.name}</a>'

    def answer(route: Route) -> None:
        headers = {"Access-Control-Allow-Origin": "*"}
        if route.request.url.endswith(".whl"):
            route.fulfill(path=wheel, headers=headers)
        else:
            route.fulfill(body=link, headers={**headers, "Content-Type": "text/html"})

    body = code("import sayhello\nprint(sayhello.WORD)", 'packages="sayhello"')
    visit = embedder.visit(
        embedder.blog.write(f"<body>{body}{embedder.tag()}</body>"),
        before=lambda visit: visit.context.route(re.compile("/sayhello"), answer),
    )
    visit.watch.allow("https://.*/sayhello")
    assert Snippet(visit.page).run() == "installed\n"


def test_hidden_output_is_heard_and_errors_are_seen(embedder: Embedder) -> None:
    page = embedder.open(
        code("print('secret')", 'name="quiet" hide-output')
        + code("1 / 0", 'name="loud" hide-output')
    )
    quiet = Snippet(page, "quiet")
    quiet.start()
    page.wait_for_function("() => heard.some(([name]) => name === 'done')", timeout=RUN_MS)
    expect(quiet.output).to_be_hidden()
    assert heard(page, "done")[0]["output"] == "secret\n"
    loud = Snippet(page, "loud")
    assert "ZeroDivisionError" in loud.run()
    expect(loud.output).to_be_visible()


def test_the_page_hears_of_everything(embedder: Embedder) -> None:
    page = embedder.open(code("print('one')\n1 / 0", 'id="mine"'))
    Snippet(page, "mine").run()
    page.wait_for_function("() => heard.some(([name]) => name === 'error')")
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
    page.evaluate("code => { document.querySelector('py-snippet').code = code; }", ENDLESS)
    expect(Snippet(page).code).to_have_text(ENDLESS)
    running = page.evaluate_handle(f"({{ done: {run} }})")
    Snippet(page).wait_for_text("it runs")
    page.evaluate("document.querySelector('py-snippet').stop()")
    assert running.evaluate("({ done }) => done")["outcome"] == "stopped"
    page.evaluate("document.querySelector('py-snippet').reset()")
    assert page.evaluate(run)["output"] == "first\n"
    assert page.evaluate("document.querySelector('py-snippet').code") == "print('first')\n"


def test_the_page_knows_what_the_reader_has_written(embedder: Embedder) -> None:
    page = embedder.open(code("print(1)"))
    snippet = Snippet(page)
    snippet.edit()
    snippet.replace("print(2)")
    page.wait_for_function("() => document.querySelector('py-snippet').code === 'print(2)\\n'")


def test_a_run_that_is_asked_for_before_the_frame_is_there_takes_place(
    embedder: Embedder,
) -> None:
    page = embedder.open(f'<div style="block-size: 5000px"></div>{code("print(1)")}')
    page.wait_for_function("() => !!customElements.get('py-snippet')")
    page.evaluate("document.querySelector('py-snippet').code = 'print(5)'")
    assert page.evaluate("document.querySelector('py-snippet').run()")["output"] == "5\n"
