"""Each page is under the policy of its kind, in both engines: all of it works, and no more does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from handbook_build.pipeline.policies import OPAQUE_FOLDERS, policies
from playwright.sync_api import expect

from tests.browser import hosts
from tests.browser.blogs import blogging
from tests.browser.conftest import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from handbook_build.pipeline.paths import Paths
    from playwright.sync_api import Browser, Page

    from tests.browser.blogs import Blog
    from tests.browser.conftest import Visit

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')

LISTENER = """\
globalThis.violations = [];
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
    globalThis.violations.push(`${effectiveDirective} ${blockedURI}`));
"""

ORDINARY = (
    *("", "404.html", "contents/", "exercises/", "licences/", "offline/", "terms/", "your-work/"),
    *("embedding/", "fixtures/", "fixtures/programs/", "fixtures/exercises/"),
)
OPAQUE = ("embed/", "embed/last-value/", "play/", "repl/")

# What no page may do, and the directive that says so.
FORBIDDEN_TO_ALL = {
    "script-src-elem inline": "script.textContent = 'globalThis.planted = 1'; head.append(script)",
    "script-src-elem https://elsewhere.invalid/x.js": "head.append(Object.assign(script, "
    "{ src: 'https://elsewhere.invalid/x.js' }))",
    "img-src https://elsewhere.invalid/x.png": "new Image().src = 'https://elsewhere.invalid/x.png'",
    "base-uri https://elsewhere.invalid/": "head.append(Object.assign(document.createElement("
    "'base'), { href: 'https://elsewhere.invalid/' }))",
}
FORBIDDEN_TO_ORDINARY = {
    "connect-src https://elsewhere.invalid/": "fetch('https://elsewhere.invalid/').catch(() => {})",
    "worker-src data": "new Worker('data:text/javascript,0')",
    "frame-src https://elsewhere.invalid": "document.body.append(Object.assign("
    "document.createElement('iframe'), { src: 'https://elsewhere.invalid/' }))",
}
FORBIDDEN_TO_OPAQUE = {
    "script-src eval": "setTimeout(() => { try { (0, eval)('1') } catch {} })",
    "worker-src blob": "try { new Worker(URL.createObjectURL(new Blob(['0']))) } catch {}",
    "connect-src http://elsewhere.invalid/": "fetch('http://elsewhere.invalid/').catch(() => {})",
    "frame-src https://elsewhere.invalid": "document.body.append(Object.assign("
    "document.createElement('iframe'), { src: 'https://elsewhere.invalid/' }))",
}


@pytest.fixture
def opened(engine: Browser, fixture_site: str) -> Iterator[Callable[[str], Visit]]:
    """Open a page of the site, and note what its policy is offended by."""
    reader = Reader(engine)

    def opening(path: str) -> Visit:
        def expect_missing(visit: Visit) -> None:
            visit.watch.allow("404")

        return reader.visit(fixture_site, path, script=LISTENER, before=expect_missing)

    yield opening
    reader.close()


def violations(page: Page) -> list[str]:
    """Return what was refused so far."""
    found: list[str] = page.evaluate("globalThis.violations")
    return found


def test_every_page_of_the_handbook_has_the_policy_of_its_folder(
    handbook_folder: Path, checkout: Paths
) -> None:
    known = policies(checkout)
    wrong = []
    count = 0
    for path in sorted(handbook_folder.rglob("*.html")):
        html = path.read_text("utf-8")
        address = path.relative_to(handbook_folder)
        opaque = address.parts[0] in OPAQUE_FOLDERS
        count += 1
        if META.findall(html) != [known.opaque if opaque else known.ordinary]:
            wrong.append(f"{address}: {META.findall(html)}")
        elif ('data-origin="opaque"' in html.partition(">\n<head>")[0]) != opaque:
            wrong.append(f"{address}: Python of another origin than the policy is for")
        elif re.search(r"<(script|link|style|img)\b", html.partition("http-equiv")[0]):
            wrong.append(f"{address}: something loads before the policy is known")
    assert count > 100
    assert wrong == []


def use(visit: Visit, path: str) -> None:
    """Do in a page what it is for."""
    page = visit.page
    if path == "fixtures/programs/":
        assert visit.example("prints-nothing").run() == ""
        edited = visit.example("last-value")
        edited.edit()
        edited.replace("from handbook import display\nimport attrs\ndisplay(attrs)\nprint(1)")
        assert "1\n" in edited.run()
        visit.example("shows-svg").run()
    elif path == "fixtures/exercises/":
        answer = "def double(value):\n    return value * 2\n"
        assert visit.exercise("double-it").check(answer) == "Solved"
    elif path == "embed/last-value/":
        visit.example("last-value").run()
    elif path == "play/":
        page.get_by_role("button", name="Run the program").click()
        expect(
            page.get_by_role("status", name=re.compile("^Output of your run"))
        ).to_have_attribute("aria-busy", "false", timeout=60_000)
    elif path == "repl/":
        expect(page.get_by_role("main")).to_contain_text(">>>", timeout=60_000)
    elif path == "":
        page.keyboard.press("/")
        page.get_by_role("searchbox").fill("programs")
        expect(page.get_by_role("dialog").get_by_role("link").first).to_be_visible()
    elif path == "embedding/":
        expect(page.locator("py-snippet iframe:visible").first).to_be_visible(timeout=60_000)


@pytest.mark.parametrize("path", [*ORDINARY, *OPAQUE])
def test_a_page_does_what_it_is_for_without_offending_its_policy(
    opened: Callable[[str], Visit], path: str
) -> None:
    visit = opened(path)
    use(visit, path)
    assert violations(visit.page) == []
    assert visit.watch.take_problems() == []


@pytest.mark.parametrize("path", ["fixtures/programs/", "embed/last-value/", "play/", "repl/"])
def test_what_a_policy_forbids_is_refused_and_reported(
    opened: Callable[[str], Visit], path: str
) -> None:
    visit = opened(path)
    own = FORBIDDEN_TO_OPAQUE if path in OPAQUE else FORBIDDEN_TO_ORDINARY
    for expected, script in {**FORBIDDEN_TO_ALL, **own}.items():
        visit.page.evaluate(
            "() => { const head = document.head, script = document.createElement('script');"
            f"globalThis.violations.length = 0; {script} }}"
        )
        visit.wait_until("async () => globalThis.violations.length > 0", 5000)
        assert violations(visit.page)[0].startswith(expected)
    assert visit.page.evaluate("globalThis.planted") is None


@pytest.mark.parametrize("path", ["fixtures/programs/", "embed/last-value/", "play/", "repl/"])
def test_a_host_with_one_policy_for_all_files_forbids_no_page_what_it_needs(
    engine: Browser, fixture_folder: Path, checkout: Paths, path: str
) -> None:
    reader = Reader(engine)
    said = {"Content-Security-Policy": policies(checkout).common}
    with hosts.saying(fixture_folder, said) as address:
        visit = reader.visit(address, path, script=LISTENER)
        use(visit, path)
        assert violations(visit.page) == []
        assert visit.watch.take_problems() == []
        reader.close()


FETCHES = """\
import asyncio, js

async def main():
    for address in (SECURE, PLAIN):
        try:
            await js.fetch(address)
            print("came")
        except Exception:
            print("failed")

asyncio.run(main())
"""


@dataclass
class Elsewhere:
    """Where programs try to send something: a host that lets everybody load from it."""

    blog: Blog

    def run(self, visit: Visit) -> str:
        """Have a page's program fetch from it, and from one that nobody finds, by HTTPS."""
        addresses = {"PLAIN": self.blog.address + "told", "SECURE": "https://elsewhere.invalid/"}
        names = "".join(f"{name} = {address!r}\n" for name, address in addresses.items())
        example = visit.example("last-value")
        example.edit()
        example.replace(names + FETCHES)
        return example.run()

    def hears_of_others(self, visit: Visit) -> bool:
        """Return whether a page without a policy reaches it, in the same browser."""
        page = visit.context.new_page()
        page.goto(self.blog.address + "page.html")
        page.evaluate("() => fetch('told-by-its-own')")
        return "told-by-its-own" in self.blog.asked


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    """That host."""
    with blogging("127.0.0.1") as blog:
        blog.write("<title>A page</title>", path="page.html")
        blog.write("told", path="told", headers={"Access-Control-Allow-Origin": "*"})
        blog.write("told", path="told-by-its-own")
        yield Elsewhere(blog)


def test_programs_of_an_ordinary_page_send_nothing_elsewhere(
    opened: Callable[[str], Visit], elsewhere: Elsewhere
) -> None:
    visit = opened("fixtures/programs/")
    assert elsewhere.run(visit) == "failed\nfailed\n"
    assert elsewhere.blog.asked == []
    sent = [one for one in visit.watch.requested("elsewhere.invalid") if one.failure != "csp"]
    assert sent == []
    assert elsewhere.hears_of_others(visit)


def test_programs_of_an_embed_may_fetch_by_https_alone(
    opened: Callable[[str], Visit], elsewhere: Elsewhere
) -> None:
    visit = opened("embed/last-value/")
    assert elsewhere.run(visit) == "failed\nfailed\n"
    assert elsewhere.blog.asked == []
    if visit.context.browser and visit.context.browser.browser_type.name == "chromium":
        # Firefox does not tell of requests of such a worker
        found = visit.watch.requested("elsewhere.invalid")
        assert [one.url for one in found if one.failure != "csp"] == ["https://elsewhere.invalid/"]
    assert elsewhere.hears_of_others(visit)
