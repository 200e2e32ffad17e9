"""What browsers keep of the runtime: later visits, later builds, damaged files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from handbook_build.pipeline.browsers import CHROMIUM_FLAGS
from playwright.sync_api import expect

from tests.browser import hosts, sites
from tests.browser.conftest import Visit
from tests.browser.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Playwright

    from tests.browser.conftest import Reader

ENDINGS = "fixtures/endings/"
KEPT_MS = 30_000

ALL_IS_KEPT = """async () => {
    const cache = await caches.open("handbook-runtime");
    const kept = new Set((await cache.keys()).map(({ url }) => url));
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
    const asked = [...kept].some((address) => address.includes("/python-rest-"));  // the last
    return navigator.serviceWorker.controller !== null && kept.has(`${location.origin}/assets.json`)
        && asked && loaded.every((name) => kept.has(name) || !name.includes("/assets/"));
}"""
ALL_IS_INFLATED = """async () => {
    const cache = await caches.open("handbook-runtime");
    const named = (await cache.keys()).filter(({ url }) => url.endsWith(".gz"));
    const kept = await Promise.all(named.map((request) => cache.match(request)));
    return kept.length > 1 && kept.every(({ headers }) => headers.has("Handbook-Inflated"));
}"""
COUNT_INFLATING = """globalThis.inflating = 0;
globalThis.DecompressionStream = class extends DecompressionStream {
    constructor(...given) {
        super(...given);
        inflating += 1;
    }
};"""
NOTES = """async () => {
    const cache = await caches.open("handbook-runtime");
    const notes = (await cache.keys()).filter(({ url }) => url.endsWith(".elsewhere"));
    return Promise.all(notes.map(async (name) => (await cache.match(name)).text()));
}"""
IS_NOTED = f"async () => (await ({NOTES})()).length > 0"
ENGINE = """() => performance.getEntriesByType("resource").map(({ name }) => name)
    .find((name) => name.endsWith(".wasm"))"""
NAMES_KEPT = """async () => {
    const cache = await caches.open("handbook-runtime");
    return (await cache.keys()).map(({ url }) => new URL(url).pathname);
}"""
SOURCES = """() => ["navigation", "resource"].flatMap((type) => performance.getEntriesByType(type))
    .filter(({ name }) => name.startsWith(location.href) || name.includes("/assets/"))
    .map(({ name, workerFinalSourceType }) => [name, workerFinalSourceType])"""
DAMAGE = """async (part) => {
    const cache = await caches.open("handbook-runtime");
    const damaged = (await cache.keys()).filter(({ url }) => url.includes(part));
    const headers = { "Content-Type": "text/javascript" };
    await Promise.all(damaged.map((key) => cache.put(key, new Response("damaged", { headers }))));
    return damaged.length;
}"""
CUT = r"""async () => {
    const part = /\/python-\w+\.zip\.gz$/;
    const cache = await caches.open("handbook-runtime");
    const [key] = (await cache.keys()).filter(({ url }) => part.test(url));
    const { headers, body } = await cache.match(key);
    const bytes = await new Response(body).arrayBuffer();
    const cut = bytes.slice(0, bytes.byteLength / 2);
    await cache.put(key, new Response(cut, { headers }));
    return [key.url, cut.byteLength];
}"""
GRACE_OVER = """async () => {
    const cache = await caches.open("handbook-runtime");
    const address = new URL("/assets-before.json", location.origin).href;
    const list = await (await cache.match(address)).json();
    await cache.put(address, Response.json({ ...list, since: 0 }));
}"""
DENIED = """if (globalThis.CacheStorage)  // not in the page that is open before
    for (const method of ["open", "keys", "match", "has", "delete"])
        CacheStorage.prototype[method] = async () => {
            throw new DOMException("Denied", "SecurityError");
        };"""

# Chromium may never call a page idle that draws nothing.
IDLE = "() => new Promise((done) => requestIdleCallback(done, { timeout: 2500 }))"


@pytest.fixture
def host(fixture_folder: Path) -> Iterator[hosts.RecordingServer]:
    """A host that says nothing about caching."""
    with hosts.recording(fixture_folder) as server:
        yield server


def run_and_keep(visit: Visit) -> None:
    """Run an example, and wait until all that was loaded for it is kept."""
    assert visit.example("still-there").run() == "Python is there\n"
    visit.wait_until(ALL_IS_KEPT)


def engine_address(visit: Visit) -> str:
    """Return the address of Pyodide's engine, which the page has asked for."""
    address: str = visit.page.evaluate(ENGINE)
    return address


def expect_second_visit_without_assets(visit: Visit, host: hosts.RecordingServer) -> None:
    """Visit twice; nothing is downloaded twice."""
    run_and_keep(visit)
    first = host.take_assets()
    assert sorted(set(first)) == sorted(first)
    assert any("pyodide.asm.wasm" in path for path in first)
    visit.page.reload()
    assert visit.example("still-there").run() == "Python is there\n"
    assert host.take_assets() == []


def test_second_visit_takes_everything_from_the_cache(
    reader: Reader, host: hosts.RecordingServer
) -> None:
    visit = reader.visit(f"{host.address}/", ENDINGS)
    expect_second_visit_without_assets(visit, host)
    sources = dict(visit.page.evaluate(SOURCES))
    assert sources.pop(visit.page.url) == "network"
    assert set(sources.values()) == {"cache"}, sources


def test_the_engine_is_asked_for_in_the_browsers_own_cache_only_where_it_is(
    reader: Reader, host: hosts.RecordingServer
) -> None:
    """A test's contexts have no room for it there; to ask in vain would leave an error."""
    visit = reader.visit(f"{host.address}/", ENDINGS)
    run_and_keep(visit)
    visit.wait_until(IS_NOTED)
    assert visit.page.evaluate(NOTES) == ["no"]
    assert [path for path in host.asked if path.startswith("HEAD")] == [
        f"HEAD {engine_address(visit).removeprefix(host.address)}"
    ]
    host.take_assets()
    visit.page.reload()
    run_and_keep(visit)
    assert not [path for path in host.asked if path.startswith("HEAD")]


def test_later_visits_inflate_nothing_and_take_the_engine_from_the_browsers_own_cache(
    playwright: Playwright,
    program: Callable[[str], str],
    host: hosts.RecordingServer,
    tmp_path: Path,
) -> None:
    context = playwright.chromium.launch_persistent_context(
        tmp_path, executable_path=program("chromium"), args=CHROMIUM_FLAGS
    )
    watch = Watch(context, host.address)
    context.add_init_script(COUNT_INFLATING)
    visit = Visit(f"{host.address}/", context.pages[0], context, watch)
    visit.open(ENDINGS)
    run_and_keep(visit)
    visit.wait_until(ALL_IS_INFLATED)
    visit.wait_until(IS_NOTED)
    assert visit.page.evaluate("inflating") > 0
    host.take_assets()
    visit.page.reload()
    assert visit.example("still-there").run() == "Python is there\n"
    assert host.take_assets() == []
    assert visit.page.evaluate("inflating") == 0
    assert visit.page.evaluate(NOTES) == ["yes"]
    assert dict(visit.page.evaluate(SOURCES))[engine_address(visit)] == "network"
    assert watch.take_problems() == []
    context.close()


def test_firefox_second_visit_takes_everything_from_the_cache(
    playwright: Playwright,
    program: Callable[[str], str],
    reader: Reader,
    host: hosts.RecordingServer,
) -> None:
    browser: Browser = playwright.firefox.launch(
        channel="moz-firefox", executable_path=program("firefox-esr")
    )
    visit = reader.visit(f"{host.address}/", ENDINGS, browser=browser)
    expect_second_visit_without_assets(visit, host)
    browser.close()


def test_later_build_loads_what_changed_and_leaves_an_old_tab_its_files(
    reader: Reader, host: hosts.RecordingServer, fixture_folder: Path, tmp_path: Path
) -> None:
    old = reader.visit(f"{host.address}/", ENDINGS)
    run_and_keep(old)
    host.take_assets()
    host.folder = sites.later_build(fixture_folder, tmp_path / "later")
    before, after = sites.names_of_assets(fixture_folder), sites.names_of_assets(host.folder)

    new = old.another_tab()
    run_and_keep(new)
    asked = host.take_assets()
    assert set(asked) <= after - before
    assert any("/worker-" in path for path in asked)
    assert any("/interpreter-" in path for path in asked)

    stubborn = old.example("stubborn")
    stubborn.start()
    stubborn.wait_for_text("begun")
    stubborn.button("Stop").click()
    expect(stubborn.whole.get_by_text("restarted")).to_be_visible()
    assert old.example("still-there").run() == "Python is there\n"
    assert host.take_assets() == []
    old.page.close()

    new.page.evaluate(GRACE_OVER)
    new.page.reload()
    run_and_keep(new)
    dropped = sorted(before - after)
    new.wait_until(
        f"async () => !(await ({NAMES_KEPT})()).some((name) => {dropped}.includes(name))"
    )
    assert set(asked) <= set(new.page.evaluate(NAMES_KEPT))
    assert host.take_assets() == []


def damage(visit: Visit, host: hosts.RecordingServer, part: str) -> None:
    """Keep Python's files, then damage those whose addresses hold a text; come again."""
    visit.watch.allow("")
    run_and_keep(visit)
    assert visit.page.evaluate(DAMAGE, part) >= 1
    host.take_assets()
    visit.page.reload()


@pytest.mark.parametrize("part", ["/interpreter-", "/pyodide.asm.mjs", "/pyodide.asm.wasm"])
def test_damaged_file_in_the_cache_is_fetched_again(
    reader: Reader, host: hosts.RecordingServer, part: str
) -> None:
    visit = reader.visit(f"{host.address}/", ENDINGS)
    damage(visit, host, part)
    example = visit.example("still-there")
    example.start()
    retry = example.button("Retry running")
    expect(retry.or_(example.output.get_by_text("Python is there"))).to_be_visible(timeout=KEPT_MS)
    if retry.is_visible():
        retry.press("Enter")
    example.wait_for_text("Python is there")
    assert any(part in path for path in host.take_assets())


def test_damaged_pyscript_in_the_cache_is_fetched_again_by_the_next_visit(
    reader: Reader, host: hosts.RecordingServer
) -> None:
    visit = reader.visit(f"{host.address}/", ENDINGS)
    damage(visit, host, "/core-")
    example = visit.example("still-there")
    example.start()
    # Where Python had failed before the press, the press has fetched it anew
    retry = example.button("Retry running")
    expect(retry.or_(example.output.get_by_text("Python is there"))).to_be_visible(timeout=KEPT_MS)
    visit.page.reload()
    assert example.run() == "Python is there\n"


def test_damaged_image_in_the_cache_is_done_without_and_fetched_again_by_the_next_visit(
    reader: Reader, host: hosts.RecordingServer
) -> None:
    visit = reader.visit(f"{host.address}/", ENDINGS)
    damage(visit, host, "/snapshot-")
    example = visit.example("still-there")
    assert example.run() == "Python is there\n"
    visit.page.reload()
    assert example.run() == "Python is there\n"
    visit.wait_until(f"async () => (await ({NAMES_KEPT})()).some((name) => /snapshot-/.test(name))")


def test_cut_library_in_the_cache_is_fetched_again(
    reader: Reader, host: hosts.RecordingServer
) -> None:
    visit = reader.visit(f"{host.address}/", ENDINGS)
    run_and_keep(visit)
    visit.wait_until(ALL_IS_INFLATED)
    key, length = visit.page.evaluate(CUT)
    visit.page.reload()
    example = visit.example("still-there")
    example.edit()
    example.replace("import zipfile\nprint(zipfile.__name__)")
    assert example.run() == "zipfile\n"
    # Browsers may have it from their own cache, so the host need not be asked
    visit.wait_until(f"""async () => {{
        const kept = await caches.match({key!r});
        return kept !== undefined && (await kept.arrayBuffer()).byteLength !== {length};
    }}""")


def test_page_without_cache_storage_runs(reader: Reader, host: hosts.RecordingServer) -> None:
    visit = reader.visit(f"{host.address}/", ENDINGS, script=DENIED)
    assert visit.example("still-there").run() == "Python is there\n"
    visit.page.evaluate(IDLE)
    assert visit.page.evaluate("navigator.serviceWorker.getRegistrations()") == []
