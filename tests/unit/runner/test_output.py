"""The transcript: order, batches, limits."""

from __future__ import annotations

import re
import time
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from handbook import output
from handbook.output import Transcript

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook._messages import ToPage


class Page:
    """Collects what a transcript sends."""

    def __init__(self, limit_bytes: int = output.MAX_OUTPUT_BYTES) -> None:
        self.sent: list[Any] = []
        self.transcript = Transcript(1, self.take, limit_bytes)
        self.react: Callable[[], None] = lambda: None

    def take(self, message: ToPage) -> None:
        self.sent.append(message)
        self.react()

    @property
    def chunks(self) -> list[tuple[str, str]]:
        return [(c["stream"], c["text"]) for message in self.sent for c in message["chunks"]]

    @property
    def text(self) -> str:
        return "".join(text for _, text in self.chunks)


@pytest.fixture(params=["seen", "unseen"])
def unseen(request: pytest.FixtureRequest) -> bool:
    """Both kinds of stdout."""
    return bool(request.param == "unseen")


def test_limit_is_that_of_the_protocol() -> None:
    protocol = Path(__file__).parents[3] / "site/js/runtime/protocol.js"
    found = re.search(r"MAX_OUTPUT_BYTES = ([\d_]+)", protocol.read_text())
    assert found is not None
    assert int(found[1]) == output.MAX_OUTPUT_BYTES


def test_streams_are_sent_in_the_order_written(unseen: bool) -> None:
    page = Page()
    out, err = page.transcript.stdout(unseen), page.transcript.stderr()
    print("a", end="", file=out)
    print("b", file=err)
    print("c", file=out)
    page.transcript.write("value", "d\n")
    page.transcript.flush()
    expected = [("stdout", "a"), ("stderr", "b\n"), ("stdout", "c\n"), ("value", "d\n")]
    assert page.chunks == expected


def test_neighbours_are_merged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "monotonic", lambda: 1.0)
    page = Page()
    out = page.transcript.stdout()
    for number in range(5):
        print(number, file=out)
    page.transcript.flush()
    assert page.chunks == [("stdout", "0\n"), ("stdout", "1\n2\n3\n4\n")]


def test_messages_keep_their_distance(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1.0
    monkeypatch.setattr(output, "monotonic", lambda: now)
    page = Page()
    out = page.transcript.stdout()
    for _ in range(100):
        now += 0.001
        print(file=out)
    assert 2 < len(page.sent) <= 1 + 99 // 16


def test_characters_may_be_split_over_writes(unseen: bool) -> None:
    page = Page()
    out = page.transcript.stdout(unseen)
    for byte in "é日\n".encode():
        out.buffer.write(bytes([byte]))
        out.buffer.flush()
    out.buffer.write(b"\xff\n")
    page.transcript.close()
    assert page.text == "é日\n\ufffd\n"


def test_streams_look_like_a_process_has_them(unseen: bool) -> None:
    out, err = Page().transcript.stdout(unseen), Page().transcript.stderr()
    assert (out.name, out.mode, out.encoding, out.errors) == ("<stdout>", "w", "utf-8", "strict")
    assert (err.name, err.mode, err.errors) == ("<stderr>", "w", "backslashreplace")
    assert (out.fileno(), err.fileno(), out.isatty(), out.seekable()) == (1, 2, False, False)
    assert out.line_buffering
    assert out.buffer.write(b"abc") == 3


@pytest.mark.parametrize("spoil", ["close", "detach"])
def test_a_spoiled_stream_does_no_harm(spoil: str, unseen: bool) -> None:
    page = Page()
    out = page.transcript.stdout(unseen)
    print("before", file=out)
    getattr(out, spoil)()
    page.transcript.write("stderr", "after\n")
    page.transcript.close()
    assert page.text in {"before\nafter\n", "after\n"}


def test_text_beyond_the_limit_is_counted() -> None:
    page = Page(limit_bytes=10)
    out = page.transcript.stdout()
    for line in ("äbc", "äbc", "äbc", "d"):
        print(line, file=out)
    page.transcript.close()
    assert page.text == "äbc\näbc\n"
    assert page.transcript.dropped_lines == 2


def test_an_error_is_shown_beyond_the_limit() -> None:
    page = Page(limit_bytes=3)
    page.transcript.write("stdout", "many\n")
    page.transcript.allow(100)
    page.transcript.write("stderr", "Error\n")
    page.transcript.close()
    assert page.text == "Error\n"


def test_a_million_lines_stay_flat() -> None:
    page = Page(limit_bytes=100_000)
    out = page.transcript.stdout()
    tracemalloc.start()
    try:
        for _ in range(200_000):
            print("some line", file=out)
        _, peak_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    page.transcript.close()
    assert peak_bytes < 1_000_000
    assert page.text.count("\n") + page.transcript.dropped_lines == 200_000


def test_ten_thousand_lines_are_quick() -> None:
    out = Page().transcript.stdout()
    start = time.perf_counter()
    for number in range(10_000):
        print("line", number, file=out)
    assert time.perf_counter() - start < 0.5


def test_a_flush_in_the_middle_of_anything_loses_nothing(unseen: bool) -> None:
    """As by a signal handler: here, before every line of Python that the output runs."""
    import sys

    page = Page()
    out, err = page.transcript.stdout(unseen), page.transcript.stderr()
    inside = False

    def interrupt(frame: Any, _event: str, _arg: object) -> Any:
        nonlocal inside
        if not inside and frame.f_code.co_filename == output.__file__:
            inside = True
            page.transcript.flush()
            inside = False
        return interrupt

    before = sys.gettrace()
    sys.settrace(interrupt)
    try:
        for number in range(30):
            print(number, file=out)
            print(-number, file=err)
    finally:
        sys.settrace(before)
    page.transcript.close()
    assert page.text == "".join(f"{n}\n{-n}\n" for n in range(30))


def test_what_the_host_refuses_is_sent_later() -> None:
    page = Page()

    def refuse() -> None:
        page.sent.clear()
        raise TypeError

    page.react = refuse
    page.transcript.write("stdout", "a\n")
    page.react = lambda: None
    page.transcript.write("stdout", "b\n")
    page.transcript.close()
    assert page.text == "a\nb\n"


def test_hidden_text_is_dropped_but_for_the_question() -> None:
    page = Page()
    page.transcript.hidden = True
    page.transcript.write("stdout", "hidden\nname? ")
    page.transcript.reveal_line()
    page.transcript.hidden = False
    page.transcript.flush()
    assert page.chunks == [("stdout", "name? ")]


def test_a_closed_transcript_is_silent() -> None:
    page = Page()
    out = page.transcript.stdout()
    page.transcript.close()
    print("late", file=out, flush=True)
    page.transcript.flush()
    assert page.sent == []
