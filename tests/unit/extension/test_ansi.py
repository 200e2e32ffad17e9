"""Escape sequences as HTML."""

from __future__ import annotations

import pytest
from handbook_build.extension.ansi import ansi_to_html, strip_ansi


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain <b> & 'q'", "plain &lt;b&gt; &amp; 'q'"),
        ("\x1b[1mb\x1b[22m \x1b[2;3md", '<span class="ansi-bold">b</span> '
         '<span class="ansi-dim ansi-italic">d</span>'),
        ("\x1b[4;7mx\x1b[24my\x1b[mz", '<span class="ansi-underline ansi-inverse">x</span>'
         '<span class="ansi-inverse">y</span>z'),
        ("\x1b[31;44mx\x1b[39my\x1b[49mz", '<span class="ansi-fg-1 ansi-bg-4">x</span>'
         '<span class="ansi-bg-4">y</span>z'),
        ("\x1b[95;102mx", '<span class="ansi-fg-13 ansi-bg-10">x</span>'),
        ("\x1b[38;5;9mx", '<span class="ansi-fg-9">x</span>'),
        ("\x1b[38;5;196mx", '<span class="ansi-fg-9">x</span>'),
        ("\x1b[48;5;232mx", '<span class="ansi-bg-0">x</span>'),
        ("\x1b[38;2;0;200;0;1mx", '<span class="ansi-bold ansi-fg-2">x</span>'),
        ("\x1b[38mx", "x"),
        ("\x1b[2J\x1b[Hx\x1b[?25l", "x"),
        ("\x1b]0;title\x07x\x1b]8;;u\x1b\\y", "xy"),
        ("\x1b(Bx", "x"),
        ("\x1b[98;108mx", "x"),
    ],
)  # fmt: skip
def test_escape_sequences_become_spans(text: str, expected: str) -> None:
    assert ansi_to_html(text) == expected


def test_stripped_text_is_the_text_of_the_html() -> None:
    assert strip_ansi("\x1b[31mred\x1b[0m <b>") == "red <b>"
