"""The library comes in two parts: what nearly all programs do with, and a rest that may be late."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.held import Held
from tests.runtime.conftest import WITHOUT_WAITING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Route

    from tests.runtime.conftest import Interpreter

REST = "**/python-rest-*.bin"
LIBRARY, WHEEL = "**/python-*.zip.gz", "**/idna-*.whl"
RARE = "import xmlrpc.client, xml.etree.ElementTree as tree\nprint(tree.fromstring('<a/>').tag)"
# Longer than library.js waits before it fetches the rest by itself.
LATER_MS = 20_000
# What may be served of each, compressed as it is: a start costs the first two.
BUDGET_BYTES = {
    "python-*.zip.gz": 2_100_000,
    "handbook-*.zip.gz": 295_000,
    "python-rest-*.bin": 2_600_000,
    "prompt-*.zip.gz": 20_000,
    "snapshot-*.gz": 3_900_000,
    "python-source-*.zip": 2_700_000,
}


@pytest.fixture(params=["", WITHOUT_WAITING])
def fresh(
    request: pytest.FixtureRequest,
    open_interpreter: Callable[[str, str], Interpreter],
    site_address: str,
) -> Iterator[Interpreter]:
    """A page that can suspend Python, and one that can't; neither gets the rest."""
    opened = open_interpreter(site_address, request.param)
    opened.page.route(REST, lambda route: route.abort())
    yield opened
    opened.page.close()


def test_common_imports_and_pytest_do_without_the_rest(fresh: Interpreter) -> None:
    ran = fresh.run("import asyncio, dataclasses, datetime, inspect, json, random, unittest.mock")
    assert (ran.outcome, ran.text) == ("ok", "")
    ran = fresh.run("import pytest\nprint(pytest.main(['--version']) == 0)")
    assert ran.text.endswith("True\n"), ran.text


def test_package_is_installed_when_the_library_has_come(
    open_interpreter: Callable[[str, str], Interpreter], site_address: str
) -> None:
    interpreter = open_interpreter(site_address, "")

    def answer(route: Route) -> None:
        route.fulfill(response=route.fetch())
        held.let_go()

    held = Held(interpreter.page, LIBRARY)
    interpreter.page.route(WHEEL, answer)
    ran = interpreter.run("import idna\nprint(idna.encode('ä.de'))")
    assert (ran.outcome, ran.text) == ("ok", "b'xn--4ca.de'\n"), ran.note
    interpreter.page.close()


def test_rare_import_without_the_rest_fails_and_works_when_it_can_be_had(
    fresh: Interpreter,
) -> None:
    ran = fresh.run(RARE)
    assert ran.error is not None
    assert ran.error["type"] == "OSError"
    fresh.page.unroute(REST)
    assert fresh.run(RARE).text == "a\n"


def test_rest_is_fetched_by_itself_and_once(
    open_interpreter: Callable[[str, str], Interpreter], site_address: str
) -> None:
    interpreter = open_interpreter(site_address, "")
    with interpreter.page.expect_response("**/python-rest-*.bin", timeout=LATER_MS) as fetched:
        interpreter.run("1")
    fetched.value.finished()
    asked: list[str] = []
    interpreter.page.on("request", lambda request: asked.append(request.url))
    for _ in range(5):  # Python's worker may still be taking it in, and ask once more
        asked.clear()
        assert interpreter.run(RARE).text == "a\n"
        if not asked:
            break
    assert asked == []
    interpreter.page.close()


@pytest.mark.parametrize("pattern", BUDGET_BYTES)
def test_library_keeps_to_its_budget_of_bytes(runtime_site: Path, pattern: str) -> None:
    [path] = (runtime_site / "assets").glob(pattern)
    assert path.stat().st_size <= BUDGET_BYTES[pattern]
