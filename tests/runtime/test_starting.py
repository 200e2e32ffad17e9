"""Python that cannot start: each cause gives its sentence, and none leaves the page waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Route

    from tests.runtime.conftest import Interpreter

POLICY = "security policy"
# What PyScript and Pyodide need is in the first; each of the others takes one thing away.
REFUSALS = {
    "no evaluation": ("script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:", POLICY),
    "no wasm and no evaluation": ("script-src 'self' 'unsafe-inline' blob:", POLICY),
    "no workers": ("worker-src 'none'", "could not be started"),
}


@pytest.fixture
def interpreter(
    open_interpreter: Callable[[str, str], Interpreter], site_address: str
) -> Iterator[Interpreter]:
    """A page of its own, whose console errors are expected."""
    opened = open_interpreter(site_address, "")
    yield opened
    opened.page.close()


@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_host_whose_policy_forbids_python_is_named(
    interpreter: Interpreter, refusal: str
) -> None:
    policy, words = REFUSALS[refusal]
    page = interpreter.page

    def with_policy(route: Route) -> None:
        response = route.fetch()
        headers = {**response.headers, "content-security-policy": policy}
        route.fulfill(response=response, headers=headers)

    page.route(page.url, with_policy)
    page.reload()
    page.wait_for_function("typeof window.runProgram === 'function'")
    ran = interpreter.run("print('never')")
    assert (ran.outcome, ran.text) == ("failed", "")
    assert ran.note is not None
    assert words in ran.note


def test_a_wasm_that_the_browser_refuses_is_named_and_another_try_works(
    interpreter: Interpreter,
) -> None:
    pattern = "**/pyodide.asm.wasm"
    interpreter.page.route(
        pattern,
        lambda route: route.fulfill(body=b"\0asm\1\0\0\0\xff\xff", content_type="application/wasm"),
    )
    ran = interpreter.run("print('never')")
    assert ran.outcome == "failed"
    assert ran.note is not None
    assert "refuses to run WebAssembly" in ran.note
    interpreter.page.unroute(pattern)
    again = interpreter.run("print('now')")
    assert (again.outcome, again.text) == ("ok", "now\n"), again.note
