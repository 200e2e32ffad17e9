"""What a program writes: one transcript of all streams, in the order written, sent in batches.

Owns: `Transcript`, and the text streams that stand for sys.stdout and sys.stderr while a program
runs. Must not import anything of the browser.

stdout and stderr are CPython's own text and buffer layers on a sink of ours, so that everything
about them is as on a terminal, where lines are sent as they end; what one still holds is taken
before the other adds anything. In a program that traces or profiles, our functions would be seen
at work: there stdout collects in a BytesIO, without a line of Python, and is fetched by the
flushes that come anyway.

`flush()` may be called by a signal handler between any two bytecodes: whatever is shared is
swapped out in one statement, and nothing here waits. The names below are bound on import because a
reader may replace `builtins.len` or `time.monotonic` while this code is in use.

A library that stays loaded may keep the sys.stdout of the run that imported it, as the default of
a parameter for example. What it writes there later is shown by the run that goes on then.
"""

from __future__ import annotations

import codecs
import io
from time import monotonic
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook._messages import OutputChunk, StreamName, ToPage

__all__ = ["FLUSH_INTERVAL_S", "MAX_OUTPUT_BYTES", "Transcript"]

MAX_OUTPUT_BYTES = 16_000_000
"""As in protocol.js: no more text than this is sent for one run."""

FLUSH_INTERVAL_S = 0.016
"""At most one message in this time, unless flush() is called."""

_len, _max, _flush = len, max, io.TextIOWrapper.flush

_kept: WeakKeyDictionary[io.TextIOWrapper, _Sink | _UnseenSink] = WeakKeyDictionary()
"""Streams of runs that are over, as long as somebody has them."""


class Transcript:
    """Everything one run shows, in order.

    :param run: the run that every message names.
    :param emit: sends a message.
    :param limit_bytes: text beyond this (in UTF-8) is counted and dropped.
    """

    def __init__(
        self, run: int, emit: Callable[[ToPage], None], limit_bytes: int = MAX_OUTPUT_BYTES
    ) -> None:
        self.run = run
        self.hidden = False
        self.terminal = False
        """Whether the page draws a terminal, as the streams then say of themselves."""
        self.shared = False
        """Whether there may be several streams that stand for stdout."""
        self.dropped_lines = 0
        self._was_cut = False
        self._emit = emit
        self._left = limit_bytes
        self._chunks: list[tuple[StreamName, str]] = []
        self._due = 0.0
        self._streams: dict[io.TextIOWrapper, _Sink | _UnseenSink] = {}
        self._hidden_line = ""
        self._settling = False

    def stdout(self, unseen: bool = False) -> io.TextIOWrapper:
        """Make a stream as sys.stdout is on a terminal.

        :param unseen: keep all Python code of ours out of `print()`.
        """
        sink = _UnseenSink(self) if unseen else _Sink(self, "stdout", 1)
        return self._open(sink, line_buffering=True)

    def stderr(self) -> io.TextIOWrapper:
        """Make a stream as sys.stderr is."""
        sink = _Sink(self, "stderr", 2)
        return self._open(sink, line_buffering=True, errors="backslashreplace")

    def _open(self, sink: _Sink | _UnseenSink, **options: Any) -> io.TextIOWrapper:
        stream = io.TextIOWrapper(io.BufferedWriter(sink), encoding="utf-8", **options)
        setattr(stream, "mode", "w")  # noqa: B010  CPython sets it too, typeshed does not know
        self._streams[stream] = sink
        return stream

    def take_over(self) -> None:
        """Have what is written to the streams of earlier runs come here."""
        for stream, sink in list(_kept.items()):
            sink.transcript = self
            self._streams[stream] = sink
        self.shared = bool(self._streams)
        _kept.clear()

    def write(self, stream: StreamName, text: str) -> None:
        """Add text that comes from the handbook rather than through a stream."""
        self.settle()
        self.append(stream, text, _len(text.encode("utf-8", "replace")))

    def append(self, stream: StreamName, text: str, size_bytes: int) -> None:
        """Add text as it comes, and send what is due.

        :param size_bytes: of the text in UTF-8.
        """
        if self.hidden:
            self._hidden_line = (self._hidden_line + text).rpartition("\n")[2][-1000:]
            return
        if size_bytes > self._left:
            text = self._cut(text)
        self._left -= size_bytes
        if text:
            self._chunks.append((stream, text))
            if monotonic() >= self._due:
                self.send()

    def allow(self, size_bytes: int) -> None:
        """Make room beyond the limit, for what has to be seen: an error."""
        self._left = _max(self._left, 0) + size_bytes

    def renew(self) -> None:
        """Begin to count anew, and say how much was not shown so far: a prompt has no end."""
        self.settle()
        dropped, was_cut = self.dropped_lines, self._was_cut
        self.dropped_lines, self._was_cut = 0, False
        self._left = MAX_OUTPUT_BYTES
        if dropped or was_cut:
            self.write("stderr", f"\n[{dropped or 'some'} lines are not shown]\n")

    def reveal_line(self) -> None:
        """Show the unfinished line of a hidden program: it is what the reader is asked."""
        line, self._hidden_line = self._hidden_line, ""
        if line:
            hidden, self.hidden = self.hidden, False
            self.write("stdout", line)
            self.hidden = hidden

    def settle(self) -> None:
        """Take over what the streams still hold."""
        if self._settling:  # a signal handler's flush in the middle of another
            return
        self._settling = True
        try:
            for stream, sink in self._streams.items():
                _settle(stream)
                sink.drain()
        finally:
            self._settling = False

    def flush(self) -> None:
        """Send everything written so far. May be called at any time, also by a signal handler."""
        self.settle()
        self.send()

    def send(self) -> None:
        """Send what has arrived here, leaving alone what the streams hold."""
        try:  # noqa: SIM105  contextlib may be the reader's by now
            self._send()
        except Exception:  # the reader has changed what the host needs: try again later
            pass

    def _send(self) -> None:
        chunks, self._chunks = self._chunks, []
        if chunks:
            self._due = monotonic() + FLUSH_INTERVAL_S
            try:
                self._emit({"type": "output", "run": self.run, "chunks": _merged(chunks)})
            except Exception:
                self._chunks[:0] = chunks
                raise

    def close(self) -> None:
        """Send the rest; what is written later, to a stream somebody kept, goes to the next run.

        :raises Exception: that of the host, where it can't send; to be called again then.
        """
        self.settle()
        self._send()
        self.dropped_lines = _max(self.dropped_lines, int(self._was_cut))  # a line without an end
        _kept.update(self._streams)
        self._streams.clear()
        self.hidden = True

    def _cut(self, text: str) -> str:
        """Keep the whole lines that still fit, and count the others."""
        room = _max(self._left, 0)
        kept = text.encode("utf-8", "replace")[:room].decode("utf-8", "ignore")
        if "\n" in text:
            kept = kept[: kept.rfind("\n") + 1]
        self.dropped_lines += text.count("\n") - kept.count("\n")
        self._was_cut = self._was_cut or kept != text
        return kept

    def spend(self, size_bytes: int) -> bool:
        """Tell whether something that is no text can still be sent, and count it."""
        if size_bytes > self._left:
            self.dropped_lines += 1
            return False
        self._left -= size_bytes
        return True


class _Sink(io.RawIOBase):
    """The raw layer under a stream: hands what arrives to the transcript."""

    mode = "wb"

    def __init__(self, transcript: Transcript, stream: StreamName, descriptor: int) -> None:
        super().__init__()
        self.name = f"<{stream}>"
        self.transcript = transcript
        self._stream: StreamName = stream
        self._descriptor = descriptor
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self.transcript.terminal

    def fileno(self) -> int:
        """Answer the number that a desktop has; the page routes it to the same transcript."""
        return self._descriptor

    def write(self, data: Any) -> int:
        """Take bytes; a character split over two calls is put together."""
        size_bytes = _len(data)
        if self._stream != "stdout" or self.transcript.shared:
            self.transcript.settle()
        self.transcript.append(self._stream, self._decode(data), size_bytes)
        return size_bytes

    def drain(self) -> None:
        """Everything has been handed over already."""


class _UnseenSink(io.BytesIO):
    """The raw layer under stdout where no function of ours may be called: it only collects."""

    name = "<stdout>"
    mode = "wb"

    def __init__(self, transcript: Transcript) -> None:
        super().__init__()
        self.transcript = transcript
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode

    def seekable(self) -> bool:
        return False

    def isatty(self) -> bool:
        return self.transcript.terminal

    def fileno(self) -> int:
        """Answer the number that a desktop has."""
        return 1

    def close(self) -> None:
        """Hand over the rest first."""
        self.drain()
        super().close()

    def drain(self) -> None:
        """Hand over what has been collected."""
        data = b"" if self.closed else self.getvalue()
        if data:
            self.seek(0)
            self.truncate()
            self.transcript.append("stdout", self._decode(data), _len(data))


def _settle(stream: io.TextIOWrapper) -> None:
    """Pass on what a stream holds, unless the reader closed or detached it."""
    try:  # noqa: SIM105  contextlib may be the reader's by now
        _flush(stream)
    except (ValueError, RuntimeError):  # RuntimeError: it was interrupted in a flush of its own
        pass


def _merged(chunks: list[tuple[StreamName, str]]) -> list[OutputChunk]:
    """Join neighbours of one stream."""
    merged: list[OutputChunk] = []
    texts: list[str] = []
    last: StreamName | None = None
    for stream, text in [*chunks, (None, "")]:
        if stream != last and last is not None:
            merged.append({"stream": last, "text": "".join(texts)})
            texts = []
        texts.append(text)
        last = stream
    return merged
