"""nginx and Caddy, as docs/deploy has them: what they send, and that programs run under it."""

from __future__ import annotations

import gzip
import http.client
import re
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from handbook_build.pipeline import host_headers, web_servers
from playwright.sync_api import expect

from tests.browser.example import RUN_MS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.web_servers import WebServer
    from playwright.sync_api import Browser, ConsoleMessage, Playwright

    from tests.browser.conftest import Reader

PATH = "handbook"
SERVERS = {server.name: server for server in (web_servers.NGINX, web_servers.CADDY)}

TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".xml": "text/xml",
}


@dataclass(frozen=True)
class Answer:
    """What a host answers."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Host:
    """A host that serves the site below a path.

    :ivar name: of the server
    :ivar address: of the site, ending in a slash
    :ivar folder: the site
    """

    name: str
    address: str
    folder: Path

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a file of the site; nothing is decompressed, no redirection followed."""
        parts = urlsplit(self.address)
        connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=20)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request("GET", parts.path + path, headers=names)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, found, answer.read())
        finally:
            connection.close()

    def file(self, pattern: str) -> str:
        """Return the path of the one file that fits a pattern, below the site."""
        (path,) = self.folder.glob(pattern)
        return path.relative_to(self.folder).as_posix()


@pytest.fixture(scope="module")
def serve(
    checkout: Paths, online_folder: Path, program: Callable[[str], str]
) -> Iterator[Callable[[WebServer], Host]]:
    """Start a server whose site lies below a path."""
    with ExitStack() as life:

        def start(server: WebServer) -> Host:
            chosen = web_servers.under_path(server, PATH)
            runs = web_servers.running(checkout, chosen, program(server.name), online_folder)
            address = life.enter_context(runs)
            return Host(server.name, f"{address}{PATH}/", online_folder / PATH)

        yield start


@pytest.fixture(scope="module", params=list(SERVERS))
def host(request: pytest.FixtureRequest, serve: Callable[[WebServer], Host]) -> Host:
    """Each of the servers in turn."""
    return serve(SERVERS[request.param])


def expect_secure(answer: Answer, checkout: Paths, path: str) -> None:
    expected = host_headers.security(checkout, path)
    assert {name: answer.headers.get(name.lower()) for name in expected} == expected
    assert ("x-frame-options" in answer.headers) == ("X-Frame-Options" in expected)
    assert not [name for name in host_headers.ISOLATION if name.lower() in answer.headers]


@pytest.mark.parametrize(
    "path", ["", "fixtures/", "fixtures/programs/", "embed/", "your-work/", "404.html"]
)
def test_pages_are_asked_for_again_and_may_do_little(
    host: Host, checkout: Paths, path: str
) -> None:
    answer = host.get(path)
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == host_headers.REVALIDATE
    expect_secure(answer, checkout, path)


def test_files_have_their_types(host: Host) -> None:
    found = {path.suffix: path for path in host.folder.rglob("*") if path.suffix in TYPES}
    assert found.keys() == TYPES.keys()
    types = {
        suffix: host.get(path.relative_to(host.folder).as_posix()).headers["content-type"]
        for suffix, path in found.items()
    }
    assert {suffix: name.partition(";")[0] for suffix, name in types.items()} == TYPES


def test_what_has_a_digest_in_its_name_is_kept_and_the_service_worker_is_not(
    host: Host, checkout: Paths
) -> None:
    path = host.file("assets/interpreter-*.js")
    answer = host.get(path)
    assert answer.headers["cache-control"] == host_headers.FOR_EVER
    expect_secure(answer, checkout, path)
    for path in ("service-worker.js", "data/handbook.json", "sitemap.xml"):
        assert host.get(path).headers["cache-control"] == host_headers.REVALIDATE


def test_a_page_that_has_not_changed_is_not_sent_again(host: Host) -> None:
    known = host.get("fixtures/", Accept_Encoding="gzip").headers["etag"]
    answer = host.get("fixtures/", Accept_Encoding="gzip", If_None_Match=known)
    assert (answer.status, answer.body) == (304, b"")


@pytest.mark.parametrize("pattern", ["index.html", "assets/pyodide-*/*.wasm", "data/handbook.json"])
def test_the_copies_of_the_build_are_sent(host: Host, pattern: str) -> None:
    path = host.file(pattern)
    whole = (host.folder / path).read_bytes()
    plain = host.get(path, Accept_Encoding="identity")
    assert (plain.body, "content-encoding" in plain.headers) == (whole, False)
    packed = host.get(path, Accept_Encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["vary"].lower() == "accept-encoding"
    assert packed.body == (host.folder / f"{path}.gz").read_bytes()
    assert gzip.decompress(packed.body) == whole


def test_caddy_sends_brotli(serve: Callable[[WebServer], Host]) -> None:
    host = serve(web_servers.CADDY)
    answer = host.get("index.html", Accept_Encoding="gzip, br")
    # Caddy knows this page by the address of its folder alone
    answer = host.get("", Accept_Encoding="gzip, br") if answer.status == 308 else answer
    assert answer.headers["content-encoding"] == "br"
    assert answer.body == (host.folder / "index.html.br").read_bytes()


def test_what_is_compressed_itself_arrives_as_it_is(host: Host) -> None:
    path = host.file("assets/python-*.zip.gz")
    answer = host.get(path, Accept_Encoding="gzip, br")
    assert "content-encoding" not in answer.headers
    assert answer.body == (host.folder / path).read_bytes()


def test_a_part_of_a_file_can_be_had(host: Host) -> None:
    path = host.file("assets/pyodide-*/*.wasm")
    whole = (host.folder / path).read_bytes()
    answer = host.get(path, Range="bytes=1000-1999", Accept_Encoding="identity")
    assert (answer.status, answer.body) == (206, whole[1000:2000])
    assert answer.headers["content-range"] == f"bytes 1000-1999/{len(whole)}"


def test_a_folder_without_its_slash_leads_to_the_page(host: Host) -> None:
    answer = host.get("fixtures/programs")
    assert answer.status in {301, 308}
    assert answer.headers["location"] == f"/{PATH}/fixtures/programs/"


@pytest.mark.parametrize("path", ["gone", "gone/further/down/", "assets/gone-ABCDEFGH.js"])
def test_a_missing_page_is_answered_by_the_sites_own(
    host: Host, checkout: Paths, path: str
) -> None:
    answer = host.get(path)
    assert answer.status == 404
    assert answer.body == (host.folder / "404.html").read_bytes()
    assert answer.headers["cache-control"] == host_headers.REVALIDATE
    expect_secure(answer, checkout, path)


def test_the_page_for_missing_pages_works_at_any_depth(host: Host, reader: Reader) -> None:
    visit = reader.visit(
        host.address,
        "gone/further/down/",
        before=lambda visit: visit.watch.allow("status of 404"),
    )
    expect(visit.page.get_by_role("heading", name="Page not found")).to_be_visible()
    visit.page.get_by_role("main").get_by_role("link", name="All contents").click()
    expect(visit.page).to_have_url(f"{host.address}contents/")
    sheets = visit.watch.requested("/assets/handbook-")
    assert {urlsplit(sheet.url).path.split("/")[1] for sheet in sheets} == {PATH}


@pytest.mark.parametrize("name", SERVERS)
def test_at_the_root_of_a_host_the_ready_files_need_no_change(
    checkout: Paths, online_folder: Path, program: Callable[[str], str], name: str
) -> None:
    folder = online_folder / PATH
    with web_servers.running(checkout, SERVERS[name], program(name), folder) as address:
        host = Host(name, address, folder)
        assert host.get("").status == 200
        gone = host.get("gone/further/down/")
        assert (gone.status, gone.body) == (404, (folder / "404.html").read_bytes())


FRAMED = """\
from handbook import display

class Framed:
    def _repr_html_(self):
        return '<p style="color: red">inside</p>'

display(Framed())
"""
PROCESS = """\
from multiprocessing import Process

if __name__ == "__main__":
    other = Process(target=print, args=("other",))
    other.start()
    other.join()
"""


class QuietPage:
    """A page of programs whose console has to stay silent, whatever is said there.

    :param reader: opens it, in its own browser unless an option names another
    """

    def __init__(self, reader: Reader, host: Host, browser: Browser | None = None) -> None:
        self.said: list[str] = []
        self.visit = reader.visit(
            host.address,
            "fixtures/programs/",
            browser=browser,
            before=lambda visit: visit.context.on("console", self._note),
        )

    def _note(self, message: ConsoleMessage) -> None:
        self.said.append(f"{message.type}: {message.text}")

    def run_everything(self) -> None:
        """Use what a policy may forbid: Python, its results, processes, the editor."""
        assert self.visit.example("prints-nothing").run() == ""
        picture = self.visit.example("shows-svg")
        picture.run()
        expect(picture.output.get_by_role("img")).to_be_visible()
        edited = self.visit.example("last-value")
        edited.edit()
        edited.replace(FRAMED)
        edited.run()
        frame = edited.output.locator("iframe")
        expect(frame.content_frame.get_by_text("inside")).to_have_css("color", "rgb(255, 0, 0)")
        # The script in the frame has said how high it is
        expect(frame).to_have_attribute("style", re.compile("block-size"))
        edited.replace(PROCESS)
        assert edited.run() == "other\n"


def test_programs_run_under_the_policy_and_the_console_stays_silent(
    host: Host, reader: Reader
) -> None:
    page = QuietPage(reader, host)
    page.run_everything()
    assert page.said == []


def test_strangers_programs_run_under_the_policy_of_their_folders(
    host: Host, reader: Reader
) -> None:
    visit = reader.visit(host.address, "embed/last-value/")
    example = visit.example("last-value")
    example.edit()
    example.replace(PROCESS)
    assert example.run() == "other\n"
    visit.open("play/")
    visit.page.get_by_role("button", name="Run the program").click()
    output = visit.page.get_by_role("status", name="Output of your run of main")
    expect(output).to_have_attribute("aria-busy", "false", timeout=RUN_MS)


def test_an_exercise_is_checked_under_the_policy(host: Host, reader: Reader) -> None:
    visit = reader.visit(host.address, "fixtures/exercises/")
    answer = "def double(value):\n    return value * 2\n"
    assert visit.exercise("double-it").check(answer) == "Solved"


def test_firefox_runs_programs_under_the_policy(
    serve: Callable[[WebServer], Host],
    reader: Reader,
    playwright: Playwright,
    program: Callable[[str], str],
) -> None:
    browser = playwright.firefox.launch(
        channel="moz-firefox", executable_path=program("firefox-esr")
    )
    page = QuietPage(reader, serve(web_servers.NGINX), browser)
    page.run_everything()
    assert page.said == []
    browser.close()


@pytest.mark.parametrize("name", SERVERS)
def test_isolation_is_there_for_those_who_ask_for_it(
    serve: Callable[[WebServer], Host], reader: Reader, name: str
) -> None:
    host = serve(web_servers.isolating(SERVERS[name]))
    headers = host.get("").headers
    assert {part: headers[part.lower()] for part in host_headers.ISOLATION} == (
        host_headers.ISOLATION
    )
    page = QuietPage(reader, host)
    assert page.visit.page.evaluate("crossOriginIsolated") is True
    page.run_everything()
    assert page.said == []
