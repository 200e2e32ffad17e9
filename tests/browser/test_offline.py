"""Without a connection: what was visited, what is kept, and updates that come whole or not at all.

The host is stopped, which is more honest than a browser that is told to be offline, and the same in
every browser.
"""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from handbook_build.pipeline.browsers import CHROMIUM_FLAGS
from playwright.sync_api import expect

from tests.browser import hosts, sites
from tests.browser.conftest import Reader
from tests.browser.example import RUN_MS
from tests.browser.finder import Finder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Playwright

    from tests.browser.conftest import Visit

ENDINGS = "fixtures/endings/"
PROGRAMS = "fixtures/programs/"
EXERCISES = "fixtures/exercises/"
OFFERS = "fixtures/offers/"
OFFLINE = "offline/"
KEPT_MS = 60_000

# Of this page, and of what it has loaded, nothing comes from the host any more.
IS_VISITED = """async () => {
    const [runtime, visited] = await Promise.all(
        ["handbook-runtime", "handbook-visited"].map((name) => caches.open(name)));
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name)
        .filter((name) => name.includes("/assets/"));
    const kept = await Promise.all(loaded.map((name) => runtime.match(name)));
    return navigator.serviceWorker.controller !== null && kept.length > 0 && kept.every(Boolean)
        && await visited.match(location.href) !== undefined;
}"""
HAS_STARTED = """async () => {
    const cache = await caches.open("handbook-runtime");
    const names = (await cache.keys()).map(({ url }) => url);
    const parts = ["/python-rest-", "/pyodide.asm.wasm", "/interpreter-", "/worker-", "/core-"];
    return parts.every((part) => names.some((name) => name.includes(part)));
}"""
# The release that pages come from: its list as text.
KEPT_LIST = """async () => {
    const root = new URL(document.documentElement.dataset.root, location.href).href;
    const record = await caches.match(`${root}kept.json`, { cacheName: "handbook-kept" });
    if (!record) return null;
    const { current } = await record.json();
    const list = await caches.match(`${root}release.json`,
        { cacheName: `handbook-release ${new URL(root).pathname} ${current}` });
    return list.text();
}"""
# Loads every file of a list as pages do, and compares; gives the addresses of those that differ.
DIFFERENT = """async (text) => {
    const root = new URL(document.documentElement.dataset.root, location.href).href;
    const different = [];
    for (const [path, [size, digest, inflated]] of Object.entries(JSON.parse(text).files)) {
        const cached = path.startsWith("assets/")
            ? await caches.match(root + path, { cacheName: "handbook-runtime" }) : undefined;
        const response = cached ?? await fetch(root + path).catch((error) => Response.error());
        const bytes = await response.arrayBuffer();
        const found = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
        const said = btoa(String.fromCharCode(...found)).replace(/=+$/, "");
        if (said !== digest && said !== inflated) different.push(`${path}: ${response.status}`);
    }
    return different;
}"""
DAMAGE = """async (part) => {
    const found = [];
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const key of await cache.keys()) {
            if (!new RegExp(part).test(key.url)) continue;
            const { headers } = await cache.match(key);
            await cache.put(key, new Response("damaged", { headers }));
            found.push(key.url);
        }
    }
    return found.length;
}"""
CACHES = "async () => (await caches.keys()).sort()"


@pytest.fixture
def any_reader(engine: Browser) -> Iterator[Reader]:
    """Opens pages for one test; errors of requests that fail are what these tests are about."""
    reader = Reader(engine)
    yield reader
    # Firefox calls a request that fails without a host, in the service worker or in a page that is
    # being left, an error of the page; Chromium doesn't
    known = ("Failed to load", "NetworkError when attempting to fetch resource")
    problems = [
        problem
        for problem in reader.take_problems()
        if "leaves the site" in problem
        or ("page:" in problem and not any(words in problem for words in known))
    ]
    reader.close()
    assert problems == []


@pytest.fixture
def host(fixture_folder: Path) -> Iterator[hosts.OfflineHost]:
    """A host of the lessons of the tests that can be stopped."""
    with hosts.that_goes(fixture_folder) as host:
        yield host


@pytest.fixture
def later(fixture_folder: Path, tmp_path: Path) -> Path:
    """The site as a later build makes it: other scripts, another text, other data."""
    folder = sites.later_build(fixture_folder, tmp_path / "later")
    page = folder / PROGRAMS / "index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("</h1>", " (second edition)</h1>"), encoding="utf-8")
    data = folder / "data" / "handbook.json"
    content = json.loads(data.read_text(encoding="utf-8"))
    data.write_text(json.dumps({**content, "edition": 2}), encoding="utf-8")
    sites.release_anew(folder)
    return folder


def state(visit: Visit) -> Locator:
    """Return what the page for offline says."""
    return visit.page.get_by_role("main").get_by_role("status")


def button(visit: Visit, name: str) -> Locator:
    """Return a button of the page for offline, or of the notice."""
    return visit.page.get_by_role("button", name=name, exact=True)


def keep(visit: Visit) -> None:
    """Keep the handbook, on the page for it."""
    expect(state(visit)).to_contain_text("The whole handbook takes")
    button(visit, "Keep for offline").click()
    expect(state(visit)).to_contain_text("is kept in this browser", timeout=KEPT_MS)


def kept_id(visit: Visit) -> str:
    """Return the id of the release that pages come from."""
    text = visit.page.evaluate(KEPT_LIST)
    return str(json.loads(text)["id"])


def id_of(folder: Path) -> str:
    """Return the id of a site's release."""
    return str(json.loads((folder / "release.json").read_text(encoding="utf-8"))["id"])


def edition(visit: Visit) -> Any:
    """Return what a script of the page gets of the data of all pages."""
    return visit.page.evaluate(
        """async () => {
            const root = new URL(document.documentElement.dataset.root, location.href).href;
            return (await (await fetch(`${root}data/handbook.json`)).json()).edition ?? 1;
        }"""
    )


def set_quota(visit: Visit, host: hosts.OfflineHost, size_bytes: int) -> None:
    """Have Chromium give the site no more room."""
    session = visit.context.new_cdp_session(visit.page)
    origin = host.address.rstrip("/")
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": size_bytes})


def grow(folder: Path) -> None:
    """Make a site larger by a few megabytes."""
    for number in range(4):
        path = folder / "data" / f"more-{number}.json"
        path.write_text(json.dumps("x" * 1_000_000), encoding="utf-8")
    sites.release_anew(folder)


def test_visited_page_and_what_it_ran_work_without_a_host(
    any_reader: Reader, host: hosts.OfflineHost
) -> None:
    visit = any_reader.visit(host.address, PROGRAMS)
    visit.wait_until(IS_VISITED)
    visit.open(ENDINGS)
    assert visit.example("still-there").run() == "Python is there\n"
    visit.wait_until(HAS_STARTED)
    visit.wait_until(IS_VISITED)
    host.down()
    visit.open(PROGRAMS)
    assert visit.example("two-streams").run() != ""
    visit.open(f"{ENDINGS}?from=elsewhere#still-there")
    assert visit.example("still-there").run() == "Python is there\n"
    visit.open(OFFERS)
    expect(visit.page.get_by_role("heading")).to_have_text("Not kept in this browser")
    visit.page.get_by_role("link", name="Home").click()
    expect(visit.page).to_have_url(host.address)


def test_visited_page_comes_from_the_host_while_there_is_one(
    any_reader: Reader, host: hosts.OfflineHost, later: Path
) -> None:
    visit = any_reader.visit(host.address, PROGRAMS)
    visit.wait_until(IS_VISITED)
    visit.open(ENDINGS)
    visit.wait_until(IS_VISITED)
    host.serve(later)
    visit.open(PROGRAMS)
    expect(visit.page.get_by_role("heading", level=1)).to_contain_text("(second edition)")
    visit.wait_until(IS_VISITED)


def test_everything_works_without_a_host_once_it_is_kept(
    any_reader: Reader, host: hosts.OfflineHost, fixture_folder: Path
) -> None:
    visit = any_reader.visit(host.address, OFFLINE)
    keep(visit)
    host.down()
    visit.page.reload()
    expect(state(visit)).to_contain_text("The whole handbook is kept in this browser")
    release = (fixture_folder / "release.json").read_text(encoding="utf-8")
    assert visit.page.evaluate(KEPT_LIST) == release
    assert visit.page.evaluate(DIFFERENT, release) == []
    visit.open(ENDINGS)
    example = visit.example("still-there")
    example.edit()
    example.replace("import attrs, rich; print(attrs.__name__, rich.__name__)")
    assert example.run() == "attrs rich\n"
    search = Finder(visit.page)
    search.open()
    search.ask("what an example can offer")
    search.pages.filter(has_text="What an example can offer").click()
    expect(visit.page).to_have_url(re.compile(rf"^{host.address}{OFFERS}"))
    visit.open(OFFERS.removesuffix("/"))
    expect(visit.page).to_have_url(f"{host.address}{OFFERS}")
    assert "Error" not in visit.example("reads-file").run()
    visit.open(EXERCISES)
    answer = "def double(value):\n    return 2 * value"
    assert "Solved" in visit.exercise("double-it").check(answer)


def test_playground_and_prompt_run_without_a_host_once_they_are_kept(
    any_reader: Reader, host: hosts.OfflineHost
) -> None:
    visit = any_reader.visit(host.address, OFFLINE)
    keep(visit)
    host.down()
    visit.open("play/")
    visit.page.get_by_role("button", name="Run").first.click()
    expect(visit.page.get_by_text("Together: 5.70")).to_be_visible(timeout=RUN_MS)
    visit.open("repl/")
    screen = visit.page.locator(".xterm-rows")
    expect(screen).to_contain_text("for more information", timeout=RUN_MS)
    visit.page.keyboard.type("import wsgiref, rich; print(2 ** 70)\n")
    expect(screen).to_contain_text("1180591620717411303424", timeout=RUN_MS)


def test_update_comes_whole_and_open_pages_go_on_with_theirs(
    any_reader: Reader, host: hosts.OfflineHost, fixture_folder: Path, later: Path
) -> None:
    visit = any_reader.visit(host.address, OFFLINE)
    keep(visit)
    visit.open(ENDINGS)
    example = visit.example("still-there")
    example.edit()
    example.append("print('mine')")
    host.serve(later)
    other = visit.another_tab()  # looks for a newer release
    notice = visit.page.get_by_role("complementary", name="Newer edition")
    expect(notice).to_be_visible(timeout=KEPT_MS)
    assert kept_id(visit) == id_of(later) != id_of(fixture_folder)
    # Both were open at the switch: with the host gone, all that they load is of their own release
    host.down()
    assert [edition(visit), edition(other)] == [1, 1]
    assert example.run() == "Python is there\nmine\n"
    newer = visit.another_tab()
    assert edition(newer) == 2
    newer.open(PROGRAMS)
    expect(newer.page.get_by_role("heading", level=1)).to_contain_text("(second edition)")
    release = (later / "release.json").read_text(encoding="utf-8")
    assert newer.page.evaluate(DIFFERENT, release) == []
    other.page.close()
    notice.get_by_role("button", name="Reload").click()
    expect(example.code).to_contain_text("print('mine')")
    assert edition(visit) == 2
    assert example.run() == "Python is there\nmine\n"
    visit.page.reload()  # nobody reads the first one any more
    visit.wait_until(
        f"async () => !(await ({CACHES})()).includes('handbook-release / {id_of(fixture_folder)}')"
    )


def test_update_killed_half_way_leaves_the_old_release_and_goes_on_later(
    any_reader: Reader, host: hosts.OfflineHost, fixture_folder: Path, later: Path
) -> None:
    visit = any_reader.visit(host.address, OFFLINE)
    keep(visit)
    new = sites.names_of_assets(later) - sites.names_of_assets(fixture_folder)
    host.hold(f"/programs/|{next(name for name in new if name.endswith('.py'))}")
    host.serve(later)  # even the page that is open may look for it now
    other = visit.another_tab()
    host.wait_for_held()
    other.page.close()
    visit.open(ENDINGS)
    assert kept_id(visit) == id_of(fixture_folder)
    host.down()
    visit.open(PROGRAMS)
    expect(visit.page.get_by_role("heading", level=1)).not_to_contain_text("(second edition)")
    assert edition(visit) == 1
    assert visit.page.evaluate(DIFFERENT, visit.page.evaluate(KEPT_LIST)) == []
    host.up()
    visit.page.reload()
    expect(button(visit, "Reload")).to_be_visible(timeout=KEPT_MS)
    asked = [path for path in host.take_asked() if path.startswith("/assets/")]
    assert asked
    assert len(asked) == len(set(asked))
    button(visit, "Reload").click()
    expect(visit.page.get_by_role("heading", level=1)).to_contain_text("(second edition)")


def test_host_that_mixes_two_releases_is_refused(
    any_reader: Reader, host: hosts.OfflineHost, fixture_folder: Path, later: Path
) -> None:
    """Half-way through its own update it has the new list, and old pages."""
    visit = any_reader.visit(host.address, OFFLINE)
    keep(visit)
    shutil.copy(fixture_folder / PROGRAMS / "index.html", later / PROGRAMS / "index.html")
    host.serve(later)
    visit.open(ENDINGS)
    with visit.page.expect_console_message(lambda message: "StrangeFile" in message.text):
        visit.page.reload()
    assert kept_id(visit) == id_of(fixture_folder)
    host.down()
    visit.open(PROGRAMS)
    assert visit.page.evaluate(DIFFERENT, visit.page.evaluate(KEPT_LIST)) == []


@pytest.mark.parametrize("part", [f"/{PROGRAMS}", r"/handbook-\w+\.(js|css)", "/handbook.json"])
def test_damaged_file_is_fetched_anew(
    any_reader: Reader, host: hosts.OfflineHost, part: str
) -> None:
    visit = any_reader.visit(host.address, OFFLINE)
    keep(visit)
    assert visit.page.evaluate(DAMAGE, part) >= 1
    visit.open(PROGRAMS)
    assert edition(visit) == 1
    expect(visit.example("two-streams").button("Run")).to_be_visible()
    host.down()
    assert visit.page.evaluate(DIFFERENT, visit.page.evaluate(KEPT_LIST)) == []


def test_comparing_all_files_mends_what_is_damaged_or_lost(
    any_reader: Reader, host: hosts.OfflineHost
) -> None:
    visit = any_reader.visit(host.address, OFFLINE)
    keep(visit)
    damaged = sum(visit.page.evaluate(DAMAGE, part) for part in ("attrs", r"\.wasm", "/fixtures/"))
    button(visit, "Compare all files").click()
    expect(state(visit)).to_contain_text(f"{damaged} files were damaged or lost", timeout=KEPT_MS)
    button(visit, "Compare all files").click()
    expect(state(visit)).to_contain_text("All files are as they should be", timeout=KEPT_MS)


def test_paused_and_gone_on_with(any_reader: Reader, host: hosts.OfflineHost) -> None:
    visit = any_reader.visit(host.address, OFFLINE)
    host.hold(r"\.whl")
    button(visit, "Keep for offline").click()
    host.wait_for_held()
    button(visit, "Pause").click()
    expect(state(visit)).to_contain_text("Paused. The whole handbook takes")
    expect(state(visit)).to_contain_text("of it is to be loaded")
    host.let_go()
    keep(visit)


def test_removed_leaves_nothing_but_the_reader_s_work(
    any_reader: Reader, host: hosts.OfflineHost
) -> None:
    visit = any_reader.visit(host.address, ENDINGS)
    example = visit.example("still-there")
    example.edit()
    example.append("print('mine')")
    visit.open(OFFLINE)
    keep(visit)
    button(visit, "Remove").click()
    visit.page.get_by_role("dialog").get_by_role("button", name="Remove it").click()
    expect(state(visit)).to_contain_text("Removed. The whole handbook takes")
    assert [name for name in visit.page.evaluate(CACHES) if "release" in name] == []
    visit.open(ENDINGS)
    expect(example.code).to_contain_text("print('mine')")


def test_site_below_a_prefix_is_kept(
    any_reader: Reader, fixture_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "some").mkdir()
    (tmp_path / "some/prefix").symlink_to(fixture_folder, target_is_directory=True)
    with hosts.that_goes(tmp_path) as host:
        visit = any_reader.visit(f"{host.address}some/prefix/", OFFLINE)
        keep(visit)
        host.down()
        visit.open(ENDINGS)
        assert visit.example("still-there").run() == "Python is there\n"
        assert visit.page.evaluate(DIFFERENT, visit.page.evaluate(KEPT_LIST)) == []


def test_without_a_service_worker_the_page_says_why_and_examples_run(
    any_reader: Reader, host: hosts.OfflineHost
) -> None:
    script = "delete Navigator.prototype.serviceWorker"
    visit = any_reader.visit(host.address, OFFLINE, script=script)
    expect(state(visit)).to_contain_text("offers no service worker. Everything else works.")
    expect(button(visit, "Keep for offline")).to_be_hidden()
    visit.open(ENDINGS)
    assert visit.example("still-there").run() == "Python is there\n"


def test_full_disk_leaves_what_was_kept_and_the_edits(
    reader: Reader, host: hosts.OfflineHost, fixture_folder: Path, later: Path
) -> None:
    """Chromium alone can be told of a small disk."""
    reader_of_old = reader.visit(host.address, OFFLINE)
    keep(reader_of_old)
    usage = reader_of_old.page.evaluate("async () => (await navigator.storage.estimate()).usage")
    set_quota(reader_of_old, host, usage + 300_000)
    grow(later)
    host.serve(later)
    visit = reader_of_old.another_tab()
    with visit.page.expect_console_message(lambda message: "not enough room" in message.text):
        visit.open(ENDINGS)
    assert kept_id(visit) == id_of(fixture_folder)
    assert len([name for name in visit.page.evaluate(CACHES) if "release" in name]) == 1
    example = visit.example("still-there")
    example.edit()
    example.append("print('mine')")
    host.down()
    visit.page.reload()
    assert example.run() == "Python is there\nmine\n"
    assert visit.page.evaluate(DIFFERENT, visit.page.evaluate(KEPT_LIST)) == []
    visit.watch.allow("ERR_|Failed to load|fetching the script")


def test_no_room_from_the_start_is_said_and_visits_stay(
    reader: Reader, host: hosts.OfflineHost
) -> None:
    visit = reader.visit(host.address, ENDINGS)
    assert visit.example("still-there").run() == "Python is there\n"
    visit.wait_until(HAS_STARTED)
    visit.wait_until(IS_VISITED)
    set_quota(visit, host, 30_000_000)
    visit.open(OFFLINE)
    visit.page.evaluate(
        "() => { navigator.storage.estimate = async () => ({ quota: 3e7, usage: 2e7 }); }"
    )
    button(visit, "Keep for offline").click()
    expect(state(visit)).to_contain_text("and the browser has 10.0 MB for it.")
    # Chromium's own estimate knows nothing of the limit that a test has set
    visit.page.evaluate("() => { navigator.storage.estimate = async () => ({}); }")
    button(visit, "Keep for offline").click()
    expect(state(visit)).to_contain_text("Nothing was changed.", timeout=KEPT_MS)
    host.down()
    visit.open(ENDINGS)
    assert visit.example("still-there").run() == "Python is there\n"
    visit.watch.allow("ERR_|Failed to load|fetching the script")


def test_plain_http_from_another_computer_says_why_nothing_is_kept(
    playwright: Playwright, program: Callable[[str], str], host: hosts.OfflineHost
) -> None:
    browser = playwright.chromium.launch(
        executable_path=program("chromium"),
        args=[*CHROMIUM_FLAGS, "--host-resolver-rules=MAP handbook.test localhost"],
    )
    reader = Reader(browser)
    visit = reader.visit(f"http://handbook.test:{host.port}/", OFFLINE)
    expect(state(visit)).to_contain_text("only where the address begins with https")
    expect(button(visit, "Keep for offline")).to_be_hidden()
    assert reader.take_problems() == []
    reader.close()
    browser.close()


def test_site_can_be_installed(reader: Reader, host: hosts.OfflineHost) -> None:
    visit = reader.visit(host.address)
    session = visit.context.new_cdp_session(visit.page)
    manifest = session.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert json.loads(manifest["data"])["start_url"] == "./"
    found = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # A test's windows are private ones, where nothing is installed
    assert [error for error in found if error["errorId"] != "in-incognito"] == []
