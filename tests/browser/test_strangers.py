"""What strangers' programs can't reach, from a snippet in a blog; docs/security.md names the tests.

The blog is on another port of the same host, so it is another origin of the same site: there no
browser gives the frame a storage of its own, and nothing but the worker's origin protects it.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import strangers
from tests.browser.blogs import Blog, Snippet, blogging
from tests.browser.conftest import Reader
from tests.browser.example import RUN_MS
from tests.browser.watched import Watched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.conftest import Visit
    from tests.browser.example import Example


@dataclass
class Stage(Watched):
    """A blog's page with a stranger's snippet.

    :ivar handbook: the address of the site
    :ivar folder: where it is built
    """

    handbook: str
    folder: Path
    blog: Blog
    shown: int = 0

    @property
    def snippet(self) -> Snippet:
        """The stranger's."""
        return Snippet(self.page)

    def run(self, program: str) -> str:
        """Have the blog show a program, press Run, and return what it writes."""
        self.show(program)
        return self.snippet.run()

    def show(self, program: str) -> None:
        """Have the blog show a program."""
        self.shown += 1
        title = f"# Program {self.shown} of the blog."
        put = "(code) => { document.querySelector('py-snippet').code = code }"
        self.page.evaluate(put, f"{title}\n{program}")
        expect(self.snippet.code.or_(self.snippet.editor)).to_contain_text(title)

    def left_behind(self) -> list[str]:
        """Return what a stranger's program has left in the handbook's storage."""
        left: list[str] = self.watching.evaluate(strangers.LEFT_BEHIND, strangers.STORED)
        return left


@pytest.fixture(scope="module")
def stage(engine: Browser, fixture_site: str, fixture_folder: Path) -> Iterator[Stage]:
    """The blog's page, in each engine."""
    with ExitStack() as life:
        blog = life.enter_context(blogging())
        blog.write(strangers.post_with(f"{fixture_site}embed.js"))
        reader = Reader(engine)
        life.callback(reader.close)
        visit = reader.visit(blog.address, "post.html", script=strangers.LISTENER)
        watching = visit.context.new_page()
        watching.goto(f"{fixture_site}fixtures/programs/")
        yield Stage(visit, watching, fixture_site, fixture_folder, blog)


def edited(example: Example, program: str) -> str:
    """Put a program in an example's place and run it."""
    example.edit()
    example.replace(program)
    return example.run()


@pytest.fixture
def ordinary(engine: Browser, fixture_site: str) -> Iterator[Visit]:
    """An ordinary page, in which the same programs are the reader's own."""
    reader = Reader(engine)
    yield reader.visit(fixture_site, "fixtures/programs/", script=strangers.LISTENER)
    reader.close()


def test_on_an_ordinary_page_the_attempts_reach_what_there_is(
    ordinary: Visit, fixture_site: str, fixture_folder: Path
) -> None:
    page = ordinary.page
    written = edited(
        ordinary.example("last-value"),
        strangers.names(fixture_site, fixture_folder) + strangers.ATTEMPTS,
    )
    found = strangers.verdicts(written)
    reached = {name for name, verdict in found.items() if verdict == "reached"}
    assert reached >= strangers.REACHED_FROM_ORDINARY_PAGES, written
    page.wait_for_function("() => globalThis.onChannel.length > 0")
    assert page.evaluate(strangers.LEFT_BEHIND, strangers.STORED) == ["a database", "a cache"]


def test_python_in_a_snippet_reaches_nothing_of_the_handbook(stage: Stage) -> None:
    written = stage.run(strangers.names(stage.handbook, stage.folder) + strangers.ATTEMPTS)
    found = strangers.verdicts(written)
    assert set(found) >= strangers.REACHED_FROM_ORDINARY_PAGES
    # A channel can be had, of an origin that nobody else has
    assert {name for name, verdict in found.items() if verdict == "reached"} <= {"the channel"}, (
        written
    )
    assert stage.take_channel(stage.snippet.place.content_frame.locator("html")) == []
    assert stage.left_behind() == []


def test_a_worker_that_a_snippet_makes_reaches_no_more(stage: Stage) -> None:
    program = strangers.names(stage.handbook, stage.folder) + strangers.NESTED

    def run() -> str:
        stage.show(program)
        stage.snippet.start()
        return stage.snippet.finish(strangers.NESTED_MS)

    written = stage.run_nested(run, stage.snippet.button("Stop"))
    found = strangers.verdicts(written)
    assert found.pop("data worker", "") == "ended", written
    assert found.pop("blob worker") == "refused"
    assert len(found) == 11
    assert {name for name, verdict in found.items() if verdict == "reached"} <= {"the channel"}, (
        written
    )
    assert stage.take_channel(stage.snippet.place.content_frame.locator("html")) == []
    assert stage.left_behind() == []


def test_forged_messages_of_a_worker_change_nothing(stage: Stage) -> None:
    before = {worker.url.partition("?")[0] for worker in stage.page.workers}
    assert stage.run(strangers.FORGED) == "goes on\n"
    begun = {worker.url.partition("?")[0] for worker in stage.page.workers} - before
    # What a program may ask for is the kernel of its processes, from the page's own address
    kernel = stage.handbook + strangers.kernel_of(stage.folder)
    assert all(url == kernel or url.startswith("data:text/javascript,") for url in begun), begun
    assert stage.requests_elsewhere() == []
    assert stage.run("print('as before')") == "as before\n"


def test_a_worker_gets_files_of_the_runtime_and_no_other(stage: Stage) -> None:
    runtime = stage.watching.evaluate(
        """async (site) => {
            const { files } = await (await fetch(`${site}assets.json`)).json();
            return files.find((path) => /python-.*\\.zip\\.gz$/.test(path));
        }""",
        stage.handbook,
    )
    paths = [
        stage.handbook + runtime,
        stage.handbook,
        f"{stage.handbook}your-work/",
        f"{stage.handbook}assets/packages/../../index.html",
        f"{stage.handbook}assets/packages/%2e%2e/x.whl",
        "https://elsewhere.invalid/assets/packages/x/y.whl",
    ]
    found = strangers.verdicts(stage.run(f"PATHS = {paths!r}\n{strangers.WISHES}"))
    assert list(found.values()) == ["reached", *["refused"] * 5]
    assert stage.requests_elsewhere() == []


def test_html_that_a_program_shows_runs_no_script_and_leads_nowhere(stage: Stage) -> None:
    stage.page.evaluate("globalThis.heard.length = 0")
    stage.visit.watch.allow("sandbox|Blocked|elsewhere|inline|javascript:")
    stage.run(strangers.HOSTILE)
    stage.press_all_of_hostile(stage.snippet.output)


def test_a_flood_of_messages_ends_python_while_the_blog_answers(stage: Stage) -> None:
    stage.show(strangers.FLOOD)
    stage.page.evaluate(
        """() => {
            globalThis.longest = 0;
            let last = performance.now();
            const look = () => {
                const now = performance.now();
                globalThis.longest = Math.max(globalThis.longest, now - last);
                last = now;
                setTimeout(look, 10);
            };
            look();
        }"""
    )
    stage.snippet.start()
    expect(stage.snippet.whole).to_contain_text("more than any page can show", timeout=RUN_MS)
    longest_ms = stage.page.evaluate("globalThis.longest")
    assert longest_ms < 4_000, f"the blog's page did not answer for {longest_ms:.0f} ms"
    assert stage.run("print('again')") == "again\n"


def test_a_link_to_a_script_in_markdown_is_no_link(stage: Stage) -> None:
    program = (
        "from handbook import display\n"
        "class Hostile:\n"
        "    def _repr_markdown_(self):\n"
        "        return 'see [this](javascript:alert(1)) and [that](data:text/html,x)'\n"
        "display(Hostile())\n"
    )
    stage.run(program)
    expect(stage.snippet.output).to_contain_text("see")
    expect(stage.snippet.output.get_by_role("link")).to_have_count(0)


THIRD = """\
<script>
addEventListener("message", ({ data: { to, nonce, message } }) => {
    const snippet = parent.document.querySelector("py-snippet").shadowRoot.querySelector("iframe");
    const target = to === "the blog" ? parent : snippet.contentWindow;
    target.postMessage({ nonce, message }, "*");
});
</script>
"""


@pytest.fixture
def third(stage: Stage) -> Iterator[Callable[[str, str, dict[str, object]], None]]:
    """Have another frame of the post speak to the blog, or to the snippet.

    It is of the blog's own origin: others could not even find the snippet's window.
    """
    stage.blog.write(THIRD, path="third.html")
    stage.page.evaluate(
        """() => new Promise((done) => {
            const frame = document.createElement("iframe");
            frame.id = "third";
            frame.onload = done;
            frame.src = "third.html";
            document.body.append(frame);
        })"""
    )

    def post(to: str, nonce: str, message: dict[str, object]) -> None:
        stage.page.evaluate(
            "(data) => { document.querySelector('#third').contentWindow.postMessage(data, '*') }",
            {"to": to, "nonce": nonce, "message": message},
        )

    yield post
    stage.page.evaluate("document.querySelector('#third').remove()")


def nonce_of(stage: Stage) -> str:
    """Return the nonce of the snippet's frame, which its own page can know."""
    nonce: str = stage.page.evaluate(
        "document.querySelector('py-snippet').shadowRoot.querySelector('iframe').src"
    )
    return nonce.partition("=")[2]


@pytest.mark.parametrize("known", [False, True], ids=["a guess", "the right nonce"])
def test_a_third_party_in_the_post_can_speak_for_nobody(
    stage: Stage, third: Callable[[str, str, dict[str, object]], None], known: bool
) -> None:
    assert stage.run("print('mine')") == "mine\n"
    nonce = nonce_of(stage) if known else "0" * 32
    height = stage.snippet.place.evaluate("(frame) => frame.getBoundingClientRect().height")
    third("the blog", nonce, {"type": "height", "height": 5000})
    third("the blog", nonce, {"type": "changed", "code": "print('forged')"})
    third("the snippet", nonce, {"type": "code", "code": "print('forged')"})
    third("the snippet", nonce, {"type": "start", "ticket": 1})
    stage.page.wait_for_timeout(300)  # what should not happen has no event
    assert stage.snippet.place.evaluate("(frame) => frame.getBoundingClientRect().height") == (
        height
    )
    assert "forged" not in stage.page.evaluate("document.querySelector('py-snippet').code")
    assert stage.snippet.text() == "mine\n"
    expect(stage.snippet.code.or_(stage.snippet.editor)).not_to_contain_text("forged")


def test_the_blog_itself_is_heard_with_the_right_nonce_and_not_with_a_guess(stage: Stage) -> None:
    assert stage.run("print('mine')") == "mine\n"
    post = """([nonce, code]) => {
        const frame = document.querySelector("py-snippet").shadowRoot.querySelector("iframe");
        frame.contentWindow.postMessage({ nonce, message: { type: "code", code } }, "*");
    }"""
    stage.page.evaluate(post, ["0" * 32, "print('guessed')"])
    stage.page.evaluate(post, [nonce_of(stage), "print('from the blog')"])
    shown = stage.snippet.code.or_(stage.snippet.editor)
    expect(shown).to_contain_text("from the blog")
    expect(shown).not_to_contain_text("guessed")


def test_the_handbook_is_not_told_which_post_embeds_it(stage: Stage) -> None:
    stage.run("print('mine')")
    asked = [
        request
        for request in stage.visit.watch.requested(f"{stage.handbook}embed/")
        if request.is_navigation_request()
    ]
    assert asked
    assert {request.all_headers().get("referer") for request in asked} == {None}
