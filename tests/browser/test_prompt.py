"""The page with Python's own prompt, in both engines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser import axe as objections
from tests.browser.conftest import Reader
from tests.browser.screen import WIDEST
from tests.browser.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.browser.conftest import Visit

PHONE = {"width": 390, "height": 700}
SLOW_MS = 40_000


@pytest.fixture(scope="module")
def prompts(engine: Browser) -> Iterator[Reader]:
    """Opens pages in one engine, then the other."""
    reader = Reader(engine)
    yield reader
    reader.close()


@pytest.fixture(autouse=True)
def no_problems(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test on any error in a page."""
    yield
    if "prompts" in request.fixturenames:
        assert request.getfixturevalue("prompts").take_problems() == []


def open_prompt(prompts: Reader, handbook: str, **options: Any) -> tuple[Visit, Terminal]:
    """Open the page, and wait for the prompt."""
    visit = prompts.visit(handbook, "repl/", **options)
    terminal = Terminal(visit.page)
    expect(terminal.rows).to_contain_text(">>>", timeout=SLOW_MS)
    return visit, terminal


@pytest.fixture(scope="module")
def shared(prompts: Reader, handbook: str) -> tuple[Visit, Terminal]:
    """A page that the tests share which don't end its Python."""
    return open_prompt(prompts, handbook)


@pytest.fixture
def terminal(shared: tuple[Visit, Terminal]) -> Terminal:
    """Its terminal."""
    return shared[1]


def test_a_value_is_shown(terminal: Terminal) -> None:
    assert terminal.run("6 * 7") == ["42"]


def test_the_keyboard_is_the_terminals_from_the_start(prompts: Reader, handbook: str) -> None:
    visit, terminal = open_prompt(prompts, handbook)
    assert terminal.lines[0].startswith("Python 3.")
    terminal.type("1 + 1\n")
    terminal.expect_end("2>>>")
    visit.context.close()


def test_a_statement_of_several_lines_is_indented_and_run(terminal: Terminal) -> None:
    assert terminal.run("for n in range(2):", "print(n)", "") == ["0", "1"]


def test_a_line_above_can_be_edited(terminal: Terminal) -> None:
    terminal.fresh()
    terminal.type("for n in range(2):\nprint('x', n)")
    terminal.press("ArrowUp", "End", "ArrowLeft", "ArrowLeft", "Backspace")
    terminal.type("3")
    terminal.press("ArrowDown", "End", "Enter", "Enter")
    terminal.expect_end("x 0x 1x 2>>>")


def test_history_comes_back_whole_and_can_be_searched(terminal: Terminal) -> None:
    terminal.run("def double(x):", "return x * 2", "")
    terminal.run("double(21)")
    terminal.run("'something else'")
    terminal.press("Control+r")
    terminal.type("def dou")
    expect(terminal.rows).to_contain_text("return x * 2")
    terminal.fresh()
    terminal.press("ArrowUp")
    terminal.expect_end(">>> 'something else'")


def test_names_and_modules_are_completed(terminal: Terminal) -> None:
    terminal.fresh()
    terminal.type("str.capi")
    terminal.press("Tab")
    terminal.expect_end("str.capitalize(")
    terminal.fresh()
    terminal.type("import collec")
    terminal.press("Tab")
    terminal.expect_end(">>> import collections")
    terminal.fresh()
    terminal.type("str.is")
    terminal.press("Tab", "Tab")
    expect(terminal.rows).to_contain_text("str.isidentifier(")


def test_pasted_lines_are_one_statement(terminal: Terminal) -> None:
    terminal.fresh()
    terminal.paste("def f():\n    if True:\n        return 'pasted'\n\n    return None\n")
    terminal.press("Enter")
    expect(terminal.rows).to_have_text(re.compile(r"return None.*>>>\s*$", re.DOTALL))
    assert terminal.run("f()") == ["'pasted'"]


def test_code_errors_and_prompts_are_coloured(terminal: Terminal) -> None:
    terminal.run("None and 1 / 0 or 1 / 0")
    coloured = terminal.rows.locator("span[class*=xterm-fg-]")
    assert {"None", "ZeroDivisionError"} <= set(coloured.all_text_contents())


def test_a_traceback_has_lines_of_the_session_and_none_of_ours(terminal: Terminal) -> None:
    assert terminal.run("import time; time.sleep(-1)") == [
        "Traceback (most recent call last):",
        terminal.lines[2],
        "    import time; time.sleep(-1)",
        "                 ~~~~~~~~~~^^^^",
        "ValueError: sleep length must be non-negative",
    ]
    assert re.search(r'File "<python-input-\d+>", line 1, in <module>', terminal.lines[2])


@pytest.mark.parametrize(
    "statement",
    ["while True: pass\n", "import time; time.sleep(1000)", "input('? ')", "open('f').x = 1 + ("],
)
def test_control_c_ends_what_goes_on_and_not_the_session(
    terminal: Terminal, statement: str
) -> None:
    terminal.run("before = 'kept'")
    terminal.fresh()
    terminal.type(f"{statement}\n")
    if statement.startswith("input"):
        terminal.expect_end("?")
    terminal.press("Control+c")
    expect(terminal.rows).to_contain_text("KeyboardInterrupt")
    terminal.expect_prompt()
    assert terminal.run("before") == ["'kept'"]


def test_control_l_clears_and_keeps_what_is_typed(terminal: Terminal) -> None:
    terminal.run("'out of sight'")
    terminal.type("1 + 1")
    terminal.press("Control+l")
    expect(terminal.rows).to_have_text(re.compile(r"^\s*>>>\s1\s\+\s1\s*$"))


def test_input_can_be_edited_and_so_can_lines_of_stdin(terminal: Terminal) -> None:
    terminal.fresh()
    terminal.type("[input('who? '), __import__('sys').stdin.readline()]\n")
    terminal.expect_end("who?")
    terminal.type("Adam")
    terminal.press("Backspace", "Backspace", "Enter")
    terminal.type("line\n")
    terminal.expect_end("['Ad', 'line\\n']>>>")


def test_help_is_shown_page_by_page(terminal: Terminal) -> None:
    terminal.fresh()
    terminal.type("help(str)\n")
    expect(terminal.rows).to_contain_text("class str(object)")
    terminal.expect_end("q to end --")
    terminal.press("Space")
    expect(terminal.rows).not_to_contain_text("class str(object)")
    terminal.press("q")
    terminal.expect_prompt()


def test_help_can_be_asked_again_and_again(terminal: Terminal) -> None:
    terminal.fresh()
    terminal.type("help()\n")
    terminal.expect_end("help>")
    terminal.type("len\n")
    expect(terminal.rows).to_contain_text("Return the number of items in a container.")
    terminal.type("q\n")
    terminal.expect_prompt()


def test_the_debugger_steps_and_looks(terminal: Terminal) -> None:
    terminal.run("def half(n):", "m = n / 2", "return m", "")
    terminal.fresh()
    terminal.type("import pdb; pdb.run('half(10)')\n")
    terminal.expect_end("(Pdb)")
    terminal.type("b half\n")
    expect(terminal.rows).to_contain_text("Breakpoint 1 at <python-input-")
    terminal.type("c\n")
    expect(terminal.rows).to_contain_text("-> m = n / 2")
    terminal.type("n\n")
    expect(terminal.rows).to_contain_text("-> return m")
    terminal.type("p m\n")
    expect(terminal.rows).to_contain_text("5.0")
    terminal.type("c\n")
    terminal.expect_prompt()


def test_a_breakpoint_at_the_prompt_stops_there(terminal: Terminal) -> None:
    terminal.run("seen = 'by the debugger'")
    terminal.fresh()
    terminal.type("breakpoint()\n")
    terminal.expect_end("(Pdb)")
    terminal.type("p seen\n")
    expect(terminal.rows).to_contain_text("'by the debugger'")
    terminal.type("c\n")
    terminal.expect_prompt()


def test_await_needs_no_function_around_it(terminal: Terminal) -> None:
    statement = "import asyncio; await asyncio.sleep(0.01, 'slept')"
    assert terminal.run(statement) == ["'slept'"]
    assert terminal.run("asyncio.run(asyncio.sleep(0.01, 'ran'))") == ["'ran'"]


def test_what_a_thread_raises_is_shown_while_nobody_types(terminal: Terminal) -> None:
    terminal.fresh()
    terminal.type("import threading, time\n")
    terminal.type("threading.Thread(target=lambda: time.sleep(0.2) or 1 / 0).start()\n")
    expect(terminal.rows).to_contain_text("ZeroDivisionError: division by zero")
    assert terminal.run("'still there'") == ["'still there'"]


def test_a_thread_goes_on_while_the_prompt_waits(terminal: Terminal) -> None:
    terminal.run("import threading, time; done = threading.Event()")
    terminal.fresh()
    terminal.type("threading.Timer(0.3, print, ['from', 'the thread']).start()\n")
    terminal.expect_end("from the thread")


def test_processes_begin_at_the_prompt(terminal: Terminal) -> None:
    terminal.run("from concurrent.futures import ProcessPoolExecutor as Pool")
    statement = ("with Pool(1) as pool: list(pool.map(abs, [-1, -2]))", "")
    assert terminal.run(*statement) == ["[1, 2]"]


def test_a_package_is_loaded_when_it_is_imported(terminal: Terminal) -> None:
    terminal.fresh()
    terminal.type("import wcwidth; wcwidth.wcswidth('ab')\n")
    terminal.expect_end("2>>>")
    assert terminal.run("import no_such_package") == [
        "Traceback (most recent call last):",
        terminal.lines[2],
        "    import no_such_package",
        "ModuleNotFoundError: No module named 'no_such_package'",
    ]


def test_a_session_may_write_more_than_a_program(terminal: Terminal) -> None:
    for _ in range(2):
        terminal.fresh()
        terminal.type("for n in range(120_000): print('y' * 75)\n\n")
        terminal.expect_end("yy>>>")
    assert terminal.run("'not cut'") == ["'not cut'"]


def test_an_endless_stream_of_output_can_be_ended(terminal: Terminal) -> None:
    terminal.fresh()
    terminal.type("while True: print('a line')\n\n")
    expect(terminal.rows).to_contain_text("a line")
    terminal.press("Control+c")
    terminal.expect_prompt()
    assert terminal.run("'heard'") == ["'heard'"]


def test_the_origin_is_nobodys(terminal: Terminal) -> None:
    assert terminal.run("import js; js.location.origin") == ["'null'"]


def test_another_size_reaches_python(shared: tuple[Visit, Terminal]) -> None:
    visit, terminal = shared
    size = "import os; tuple(os.get_terminal_size())"
    [before] = terminal.run(size)
    usual = visit.page.viewport_size
    assert usual
    visit.page.set_viewport_size({"width": 600, "height": 400})
    terminal.fresh()
    [small] = terminal.run(size)
    [same] = terminal.run("import shutil; tuple(shutil.get_terminal_size())")
    visit.page.set_viewport_size(usual)
    columns, lines = map(int, small.strip("()").split(", "))
    assert len(terminal.rows.locator("> div").all()) >= lines
    assert 40 < columns < 80
    assert small == same
    terminal.fresh()
    assert terminal.run(size) == [before]


def test_the_theme_of_the_page_is_the_terminals(shared: tuple[Visit, Terminal]) -> None:
    visit, terminal = shared
    terminal.fresh()
    style = "one => getComputedStyle(one).color"
    theme = visit.page.get_by_role("combobox", name="Theme")
    theme.select_option("light")
    light = terminal.rows.evaluate(style)
    theme.select_option("dark")
    expect(terminal.rows).not_to_have_css("color", light)
    theme.select_option("auto")
    expect(terminal.rows).to_have_css("color", light)


def test_shift_and_tab_leave_the_terminal(shared: tuple[Visit, Terminal]) -> None:
    visit, terminal = shared
    terminal.fresh()
    terminal.press("Shift+Tab")
    expect(visit.page.get_by_role("button", name="Start anew")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_no_objections(prompts: Reader, handbook: str, axe: str, scheme: str) -> None:
    visit, terminal = open_prompt(prompts, handbook, color_scheme=scheme)
    terminal.run("1 / 0")
    assert objections.findings(visit, axe) == []
    visit.page.get_by_label("Screen reader").check()
    terminal.run("'read aloud'")
    expect(visit.page.get_by_role("list")).to_contain_text("read aloud")
    assert objections.findings(visit, axe) == []
    visit.context.close()


def test_exit_ends_it_and_enter_begins_another(prompts: Reader, handbook: str) -> None:
    visit, terminal = open_prompt(prompts, handbook)
    terminal.type("owned = 1; exit()\n")
    expect(terminal.rows).to_contain_text("Python has ended. Press Enter for another prompt.")
    terminal.press("Enter")
    terminal.expect_prompt()
    assert terminal.run("owned")[-1] == "NameError: name 'owned' is not defined"
    terminal.fresh()
    terminal.press("ArrowUp", "ArrowUp")
    terminal.expect_end(">>> owned = 1; exit()")
    visit.context.close()


def test_history_outlives_the_page(prompts: Reader, handbook: str) -> None:
    visit, terminal = open_prompt(prompts, handbook)
    terminal.type("'from before'\n")
    terminal.expect_end("'from before'>>>")
    visit.page.reload()
    terminal.expect_prompt(SLOW_MS)
    terminal.press("ArrowUp")
    terminal.expect_end(">>> 'from before'")
    visit.context.close()


def test_a_dead_python_is_followed_by_another(prompts: Reader, handbook: str) -> None:
    visit, terminal = open_prompt(prompts, handbook)
    visit.watch.allow("fatal error|out of bounds|wasm|console: Error ")
    terminal.type("import ctypes; ctypes.string_at(2 ** 32 - 16, 8)\n")
    expect(terminal.rows).to_contain_text("It has been restarted")
    terminal.expect_prompt(SLOW_MS)
    assert terminal.run("'another one'") == ["'another one'"]
    visit.context.close()


def test_what_hears_nothing_can_be_ended(prompts: Reader, handbook: str) -> None:
    visit, terminal = open_prompt(prompts, handbook)
    terminal.run("import time")
    # What is printed is shown before Python sleeps
    terminal.type("print('be' + 'gun'); time.sleep(0.01); sum(range(10 ** 11))\n")
    expect(terminal.rows).to_contain_text("begun")
    terminal.press("Control+c")
    expect(terminal.status).to_contain_text("“Start anew” ends it")
    visit.page.get_by_role("button", name="Start anew").click()
    terminal.expect_prompt(SLOW_MS)
    assert terminal.run("'another one'") == ["'another one'"]
    visit.context.close()


def test_a_browser_that_can_not_wait_says_so(prompts: Reader, handbook: str) -> None:
    visit = prompts.visit(handbook, "repl/", script="delete WebAssembly.Suspending")
    terminal = Terminal(visit.page)
    expect(terminal.rows).to_contain_text("This browser can't pause Python", timeout=SLOW_MS)
    expect(terminal.rows).to_contain_text("Python has ended.")
    visit.context.close()


def test_a_phone_has_the_keys_that_its_keyboard_lacks(reader: Reader, handbook: str) -> None:
    phone = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
    visit, terminal = open_prompt(reader, handbook, **phone)
    keys = visit.page.get_by_role("group", name="Keys")

    def tap(name: str) -> None:
        keys.get_by_role("button", name=name, exact=True).tap()

    assert visit.page.evaluate(WIDEST)[0] == 0
    terminal.field.focus()
    control = keys.get_by_role("button", name="Control")
    terminal.type("str.capi")
    tap("Tab")
    terminal.type("'xab'")
    tap("Right parenthesis")
    tap("Control, for the next key")
    expect(control).to_have_attribute("aria-pressed", "true")
    terminal.type("a")
    expect(control).to_have_attribute("aria-pressed", "false")
    terminal.type("15, ")
    tap("Left")
    tap("Left")
    tap("Left")
    tap("Dot")
    terminal.press("Enter")
    terminal.expect_end("(1.5, 'Xab')>>>")
    tap("Up")
    terminal.expect_end(">>> 1.5, str.capitalize('xab')")
    tap("Control, for the next key")
    terminal.type("c")
    terminal.expect_prompt()
    for button in keys.get_by_role("button").all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
    terminal.run("import os")
    [upright] = terminal.run("os.get_terminal_size()[0]")
    visit.page.set_viewport_size({"width": PHONE["height"], "height": PHONE["width"]})
    terminal.fresh()
    [turned] = terminal.run("os.get_terminal_size()[0]")
    assert int(turned) > 1.5 * int(upright)
    visit.context.close()
