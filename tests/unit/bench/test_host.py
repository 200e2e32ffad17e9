from __future__ import annotations

import gzip
import time
from http.client import HTTPConnection
from typing import TYPE_CHECKING

import pytest
from handbook_build.bench.host import File, Host, read_files, serving
from handbook_build.bench.link import LOCAL, Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

TEXT = b"print('hello')\n" * 200
ZIP = b"\0" * 3000


@pytest.fixture
def files(tmp_path: Path) -> dict[str, File]:
    site, more = tmp_path / "site", tmp_path / "more"
    for path in ("index.html", "functions/index.html", "a.js", "a.js.map"):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(TEXT)
    more.mkdir()
    (more / "a.wasm").write_bytes(TEXT)
    (more / "a.zip").write_bytes(ZIP)
    return read_files({"/": site, "/more/": more})


@pytest.fixture
def host(files: dict[str, File]) -> Iterator[Host]:
    with serving(files, LOCAL) as running:
        yield running


class Answer:
    """What a host says to one request."""

    def __init__(self, host: Host, path: str, headers: Mapping[str, str]) -> None:
        connection = HTTPConnection("localhost", host.server_address[1], timeout=10)
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()
        connection.close()


def ask(host: Host, path: str, **headers: str) -> Answer:
    return Answer(host, path, {name.replace("_", "-"): text for name, text in headers.items()})


def test_folders_become_addresses_without_files_that_nobody_asks_for(
    files: dict[str, File],
) -> None:
    assert set(files) == {"/", "/functions/", "/a.js", "/more/a.wasm", "/more/a.zip"}


@pytest.mark.parametrize("path", ["/", "/functions/", "/a.js", "/more/a.wasm"])
def test_text_and_wasm_are_compressed_for_those_who_accept_it(host: Host, path: str) -> None:
    answer = ask(host, path, Accept_Encoding="gzip, br")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.body) == TEXT
    plain = ask(host, path)
    assert plain.headers["Content-Encoding"] is None
    assert plain.body == TEXT


def test_zip_is_sent_as_it_is(host: Host) -> None:
    answer = ask(host, "/more/a.zip", Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] is None
    assert answer.headers["Content-Type"] == "application/zip"
    assert answer.body == ZIP


def test_wasm_has_the_type_that_streams(host: Host) -> None:
    assert ask(host, "/more/a.wasm").headers["Content-Type"] == "application/wasm"


def test_known_file_is_not_sent_again(host: Host) -> None:
    first = ask(host, "/a.js")
    again = ask(host, "/a.js", If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")


def test_query_is_no_part_of_the_address_and_unknown_is_404(host: Host) -> None:
    assert ask(host, "/a.js?try=1").body == TEXT
    assert ask(host, "/b.js").status == 404


def test_requests_and_all_their_bytes_are_counted_until_taken(host: Host) -> None:
    first, second = ask(host, "/more/a.zip"), ask(host, "/a.js", Accept_Encoding="gzip")
    bodies = len(first.body) + len(second.body)
    requests, size_bytes = host.take_count()
    assert requests == 2
    assert bodies + 200 < size_bytes < bodies + 1000  # with headers
    assert host.take_count() == (0, 0)


def test_limited_link_delays_and_slows_down(files: dict[str, File]) -> None:
    with serving(files, Link("slow", bits_per_s=8 * 20_000, latency_s=0.1)) as host:
        start = time.monotonic()
        ask(host, "/more/a.zip")  # 3,000 bytes and headers: 0.15 s
        assert 0.25 <= time.monotonic() - start < 5
