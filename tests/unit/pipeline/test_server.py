from __future__ import annotations

import json
import socket
from http.client import HTTPConnection, HTTPResponse
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

import pytest
from handbook_build.errors import HandbookError
from handbook_build.pipeline.server import DevelopmentServer, listen, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    Ask: TypeAlias = Callable[..., tuple[HTTPResponse, bytes]]

PAGE = b"<!doctype html><body><p>Hello</p></body>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("index.html", "functions/index.html", "404.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(PAGE)
    for name in ("a.mjs", "a.js", "a.wasm", "worker.py", "a.zip", "a.css", "a.json"):
        (tmp_path / name).write_text("text")
    (tmp_path / "empty").mkdir()
    return tmp_path


@pytest.fixture
def server(site: Path) -> Iterator[DevelopmentServer]:
    with running(listen(site, 0)) as serving:
        yield serving


@pytest.fixture
def ask(server: DevelopmentServer) -> Iterator[Ask]:
    connection = HTTPConnection("localhost", server.server_address[1], timeout=10)

    def request(
        path: str, method: str = "GET", headers: Mapping[str, str] = MappingProxyType({})
    ) -> tuple[HTTPResponse, bytes]:
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        return response, response.read()

    yield request
    connection.close()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/a.mjs", "text/javascript; charset=utf-8"),
        ("/a.js", "text/javascript; charset=utf-8"),
        ("/a.wasm", "application/wasm"),
        ("/worker.py", "text/plain; charset=utf-8"),
        ("/a.css", "text/css; charset=utf-8"),
        ("/a.json", "application/json"),
        ("/", "text/html; charset=utf-8"),
    ],
)
def test_file_has_its_type_and_no_header_that_a_plain_host_lacks(
    ask: Ask, path: str, kind: str
) -> None:
    response, _ = ask(path)
    assert response.status == 200
    assert response.headers["Content-Type"] == kind
    assert response.headers["Cache-Control"] == "no-cache"
    assert not [name for name in response.headers if name.startswith("Cross-Origin")]


@pytest.mark.parametrize("path", ["/a.mjs", "/", "/missing"])
def test_pages_of_other_origins_may_load_every_answer(ask: Ask, path: str) -> None:
    for method in ("GET", "HEAD"):
        response, _ = ask(path, method, {"Origin": "null"})
        assert response.headers.get_all("Access-Control-Allow-Origin") == ["*"]


def test_file_with_a_digest_in_its_name_may_be_kept_for_a_year(ask: Ask, site: Path) -> None:
    name = "assets/handbook-2VJQ7LZ5.css"
    assert ask(f"/{name}")[0].headers["Cache-Control"] == "no-cache"
    (site / "assets").mkdir()
    (site / name).write_text("text")
    kept = "public, max-age=31536000, immutable"
    assert ask(f"/{name}?try=1")[0].headers["Cache-Control"] == kept
    assert ask(f"/{name}", "HEAD")[0].headers["Cache-Control"] == kept


def test_page_gets_the_reload_script_and_the_file_does_not(ask: Ask, site: Path) -> None:
    response, body = ask("/functions/")
    assert b'<script src="/__handbook__/reload.js"></script>' in body
    assert body.endswith(b"</body>")
    assert len(body) == int(response.headers["Content-Length"])
    assert (site / "functions/index.html").read_bytes() == PAGE


def test_reload_script_is_a_file_that_the_policy_of_pages_allows(ask: Ask) -> None:
    response, body = ask("/__handbook__/reload.js")
    assert response.status == 200
    assert response.headers["Content-Type"].startswith("text/javascript")
    assert b'new EventSource("/__handbook__/reload")' in body


def test_page_that_a_script_fetches_is_the_file(ask: Ask) -> None:
    assert ask("/functions/", headers={"Sec-Fetch-Dest": "empty"})[1] == PAGE
    assert ask("/functions/", headers={"Sec-Fetch-Dest": "document"})[1] != PAGE


def test_head_of_a_page_has_the_length_and_no_body(
    ask: Ask,
) -> None:
    response, body = ask("/functions/", "HEAD")
    assert body == b""
    assert int(response.headers["Content-Length"]) > len(PAGE)


def test_folder_without_slash_redirects(ask: Ask) -> None:
    response, _ = ask("/functions")
    assert response.status == 301
    assert response.headers["Location"].endswith("/functions/")


@pytest.mark.parametrize("path", ["/missing", "/missing/", "/empty/"])
def test_missing_address_gets_the_site_s_own_page(ask: Ask, path: str) -> None:
    response, body = ask(path)
    assert response.status == 404
    assert b"Hello" in body


def test_address_above_the_folder_is_not_served(ask: Ask, site: Path) -> None:
    (site.parent / "secret.html").write_text("secret")
    response, body = ask("/../secret.html")
    assert response.status == 404
    assert b"secret" not in body


def test_file_not_modified_is_not_sent_again(server: DevelopmentServer) -> None:
    connection = HTTPConnection("localhost", server.server_address[1], timeout=10)
    connection.request("GET", "/a.wasm")
    response = connection.getresponse()
    response.read()
    since = response.headers["Last-Modified"]
    connection.request("GET", "/a.wasm", headers={"If-Modified-Since": since})
    assert connection.getresponse().status == 304
    connection.close()


@pytest.mark.parametrize("problem", [None, "lessons/a.md:3: wrong. Do this."])
def test_tell_pages_reaches_an_open_page(server: DevelopmentServer, problem: str | None) -> None:
    connection = HTTPConnection("localhost", server.server_address[1], timeout=10)
    connection.request("GET", "/__handbook__/reload")
    response = connection.getresponse()
    assert response.headers["Content-Type"] == "text/event-stream"
    assert response.readline() == b": open\n"
    response.readline()
    server.tell_pages(problem)
    event = response.readline().decode().removeprefix("data: ")
    assert json.loads(event) == {"problem": problem}
    connection.close()


def test_listen_on_a_port_that_is_taken_takes_the_next(site: Path) -> None:
    with socket.create_server(("localhost", 0)) as taken:
        port = taken.getsockname()[1]
        server = listen(site, port)
        assert server.server_address[1] > port
        server.server_close()


def test_listen_with_all_ports_taken_says_what_to_try(site: Path) -> None:
    with socket.create_server(("localhost", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(HandbookError, match="--port"):
            listen(site, port, tries=1)


def test_server_without_reloading_sends_pages_as_they_are(site: Path) -> None:
    with running(listen(site, 0, reloading=False)) as server:
        connection = HTTPConnection("localhost", server.server_address[1], timeout=10)
        connection.request("GET", "/")
        assert connection.getresponse().read() == PAGE
        connection.close()
