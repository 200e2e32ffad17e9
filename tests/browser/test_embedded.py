"""Snippets in pages of others: looks, policies, what runs there, what is out of reach."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from handbook_build.pipeline import browsers
from playwright.sync_api import expect

from tests.browser import hosts
from tests.browser.blogs import Snippet, blogging
from tests.browser.embedder import LISTEN, code, frame_height, heard, theme
from tests.browser.example import RUN_MS
from tests.browser.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Playwright

    from tests.browser.conftest import Reader
    from tests.browser.embedder import Embedder

MAX_BYTES = 15_000
DONE = "() => heard.some(([name]) => name === 'done')"


def test_a_snippet_is_as_high_as_what_is_in_it(embedder: Embedder) -> None:
    page = embedder.open(code("for i in range(8): print(i)"))
    snippet = Snippet(page)
    expect(snippet.code).to_be_visible()
    before = frame_height(snippet)
    snippet.run()
    page.wait_for_function(
        f"() => document.querySelector('py-snippet').offsetHeight > {before + 100}"
    )
    inside = snippet.place.content_frame.locator("html")
    # The frame is another process: what the page says of its height reaches it later
    scrolls = inside.evaluate(
        """async (root) => {
            const scrolls = () => root.scrollHeight - root.clientHeight;
            for (let frames = 0; frames < 600 && scrolls() > 0; frames += 1)
                await new Promise(requestAnimationFrame);
            return scrolls();
        }"""
    )
    assert scrolls <= 0


def test_a_snippet_gets_lower_when_its_output_goes(embedder: Embedder) -> None:
    page = embedder.open(code("for i in range(8): print(i)"))
    snippet = Snippet(page)
    snippet.run()
    page.wait_for_function("() => document.querySelector('py-snippet').offsetHeight > 250")
    snippet.button("Clear the output of").click()
    page.wait_for_function("() => document.querySelector('py-snippet').offsetHeight < 200")


def test_a_height_that_the_page_gives_is_kept(embedder: Embedder) -> None:
    page = embedder.open(code("for i in range(99): print(i)", 'height="200"'))
    snippet = Snippet(page)
    snippet.run()
    assert frame_height(snippet) == 200


def test_a_snippet_is_dark_in_a_dark_page(embedder: Embedder) -> None:
    dark = "<style>body { background: #111; color: #eee }</style>"
    page = embedder.open(code("print(1)"), head=dark)
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


def test_the_attribute_decides_the_theme_and_may_change(embedder: Embedder) -> None:
    dark = "<style>body { background: #111; color: #eee }</style>"
    page = embedder.open(code("print(1)", 'theme="light"'), head=dark)
    shown = theme(Snippet(page))
    expect(shown).to_have_attribute("data-theme", "light")
    page.evaluate("document.querySelector('py-snippet').setAttribute('theme', 'dark')")
    expect(shown).to_have_attribute("data-theme", "dark")
    page.evaluate("document.querySelector('py-snippet').setAttribute('theme', 'light')")
    expect(shown).to_have_attribute("data-theme", "light")
    page.evaluate("document.querySelector('py-snippet').removeAttribute('theme')")
    expect(shown).to_have_attribute("data-theme", "dark")


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


def test_the_rules_of_the_page_do_not_reach_a_snippet(embedder: Embedder) -> None:
    resets = """* { all: unset; display: block; margin: 40px !important; font-size: 60px }
        iframe { display: none !important; block-size: 10px !important; inline-size: 50px }
        pre, [hidden] { display: block !important }"""
    page = embedder.open(
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
def test_a_narrow_snippet_fits(embedder: Embedder, width: int) -> None:
    page = embedder.open(
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


def test_trusted_types_are_no_obstacle(embedder: Embedder) -> None:
    policy = "require-trusted-types-for 'script'"
    page = embedder.open(code("print('strict')"), headers={"Content-Security-Policy": policy})
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


def test_processes_run_in_a_snippet(embedder: Embedder) -> None:
    program = """from concurrent.futures import ProcessPoolExecutor

def square(n):
    return n * n

if __name__ == "__main__":
    with ProcessPoolExecutor(2) as pool:
        print(list(pool.map(square, range(4))))"""
    page = embedder.open(code(program))
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


def test_a_message_of_the_right_source_with_the_nonce_is_believed(embedder: Embedder) -> None:
    """So the tests of forged ones can fail."""
    page = embedder.open(code("print('mine')"))
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


def prefer_no_storage_of_others(kind: str, folder: Path) -> dict[str, Any]:
    """Return how a browser is started in which frames of other sites have no storage."""
    if kind == "firefox":
        return {"firefox_user_prefs": {"network.cookie.cookieBehavior": 1}}
    preferences = {"profile": {"cookie_controls_mode": 1, "block_third_party_cookies": True}}
    (folder / "Default").mkdir()
    (folder / "Default" / "Preferences").write_text(json.dumps(preferences))
    return {"args": browsers.CHROMIUM_FLAGS}


@pytest.mark.parametrize("kind", ["chromium", "firefox"])
def test_a_browser_that_blocks_storage_of_frames_runs_it_and_loads_no_runtime_again(
    playwright: Playwright,
    program: Callable[[str], str],
    handbook_folder: Path,
    tmp_path: Path,
    kind: str,
) -> None:
    options = prefer_no_storage_of_others(kind, tmp_path)
    if kind == "firefox":
        options.update(channel="moz-firefox", executable_path=program("firefox-esr"))
    else:
        options.update(executable_path=program("chromium"))
    context = getattr(playwright, kind).launch_persistent_context(tmp_path, **options)
    context.add_init_script(LISTEN)
    page = context.new_page()
    loaded = []
    with hosts.recording(handbook_folder) as host, blogging("127.0.0.1") as blog:
        host.says_lifetimes = True
        tag = f'<script type="module" src="{host.address}/embed.js"></script>'
        blog.write(f"<body>{code('print(1)', 'run=load')}{tag}</body>")
        watch = Watch(context, blog.address, f"{host.address}/")
        for _ in range(3):  # what is large may still be on its way into the browser's own cache
            page.goto(f"{blog.address}post.html")
            page.wait_for_function(DONE, timeout=RUN_MS)
            loaded.append(host.take_assets())
        assert [event["text"] for event in heard(page, "output")] == ["1\n"]
        blocked = "() => { try { return localStorage.length } catch (error) { return error.name } }"
        inside = Snippet(page).place.content_frame.locator("html")
        assert inside.evaluate(blocked) == "SecurityError"
        assert watch.take_problems() == []
        context.close()
    assert any(address.endswith(".wasm") for address in loaded[0])
    assert [] in loaded, loaded


def test_the_script_is_small(handbook_folder: Path) -> None:
    assert len(gzip.compress((handbook_folder / "embed.js").read_bytes(), 9)) <= MAX_BYTES


def test_no_address_carries_a_build(handbook_folder: Path) -> None:
    script = (handbook_folder / "embed.js").read_text("utf-8")
    assert re.findall(r"-[A-Z0-9]{8}\.(?:js|css)", script) == []


def test_the_page_about_embedding_is_made_of_embeds(readers: Reader, handbook: str) -> None:
    visit = readers.visit(handbook, "embedding/", viewport={"width": 1280, "height": 12_000})
    page = visit.page
    assert Snippet(page, "closures-basics").run() == "False True\n"
    assert Snippet(page, "snippet-2").run() == "tea    2.40\ncake   3.10\n"
    assert Snippet(page, "snippet-3").run() == "Harbour ***\nMarket *****\n"
    assert Snippet(page, "snippet-5").run() == "And? 2\n42\n"
    assert Snippet(page, "py-editor-0").run() == "count is 1\n"
    assert Snippet(page, "py-editor-1").run() == "count is 2\n"
