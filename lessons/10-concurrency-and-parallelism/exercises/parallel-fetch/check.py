import threading
from threading import Barrier, BrokenBarrierError
from time import sleep

import pytest
from answer import fetch_all


def shorten(url):
    if "broken" in url:
        raise OSError(url)
    return url.removeprefix("news/")


def test_order():
    """The results stand in the order of the URLs"""
    seen = threading.Event()

    def fetch(url):
        if url == "news/slow":
            seen.wait(2)
        else:
            seen.set()
        return shorten(url)

    got = fetch_all(["news/slow", "news/fast"], fetch, 2)
    assert got == ["slow", "fast"], (
        "'slow' was asked for first, so it stands first, whoever"
        f" answers first; you returned {got}"
    )


def test_error_in_place():
    """A failure stands in its place, and costs no other result"""
    urls = ["news/coast", "broken", "news/hill"]
    try:
        got = fetch_all(urls, shorten, 2)
    except OSError:
        pytest.fail(
            "the exception of one URL came out of fetch_all: put"
            " it into the list, where its result would be"
        )
    assert len(got) == 3, (
        f"three URLs make three results, not {len(got)}: {got}"
    )
    assert isinstance(got[1], OSError), (
        "in the place of 'broken' stands its OSError, not"
        f" {got[1]!r}"
    )
    assert got[::2] == ["coast", "hill"], (
        f"the other two results should be there, not {got[::2]}"
    )


# hidden
def test_workers_at_once():
    """As many threads work at once as there are workers"""
    together, missed = Barrier(3, timeout=2), []
    running, most, lock = 0, 0, threading.Lock()

    def fetch(url):
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        try:
            together.wait()
        except BrokenBarrierError:
            missed.append(url)
        sleep(0.05)  # others would have the time to come
        with lock:
            running -= 1
        return url

    fetch_all(list("abcdef"), fetch, 3)
    assert not missed, (
        "with workers=3, three calls of fetch should run at the"
        " same time; they never did"
    )
    assert most == 3, (
        f"with workers=3, {most} calls of fetch ran at once"
    )


def test_empty():
    """No URLs, no results"""
    got = fetch_all([], shorten, 4)
    assert got == [], f"an empty list was expected, not {got}"


def test_falsy_results():
    """A result may be empty"""
    got = fetch_all(["news/"], shorten, 1)
    assert got == [""], f"fetch returned ''; the list holds {got}"


def test_threads_end():
    """All threads have ended afterwards"""
    before = set(threading.enumerate())
    fetch_all(["news/coast", "news/bay", "news/hill"], shorten, 3)
    left = [
        thread
        for thread in threading.enumerate()
        if thread not in before
    ]
    assert not left, (
        f"{len(left)} threads were still there afterwards: end the"
        " pool, or join the threads"
    )
