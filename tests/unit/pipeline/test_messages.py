from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from handbook_build.errors import HandbookError
from handbook_build.pipeline import messages

if TYPE_CHECKING:
    from handbook_build.pipeline.paths import Paths

SOURCE = """\
/** A comment that defines nothing. */

/** @typedef {Ping | Pong} Any what is sent. */

/** @typedef {"low" | "high"} Level how loud. */

/**
 * Asks for an answer.
 * @typedef {object} Ping
 * @property {"ping"} type - tag
 * @property {Level} level - how loud
 * @property {Pong[]} answers - earlier ones,
 *   oldest first
 */

/**
 * @typedef {object} Pong
 * @property {number} count - of pings
 * @property {number} seconds - since the ping
 * @property {string | null} text - nothing when silent
 * @property {Record<string, string>} data - by key
 * @property {boolean} last - whether it ends
 * @property {number | null} [late] - how many came late
 */
"""


def test_python_module_of_properties_gives_typed_dicts() -> None:
    text = messages.python_module(SOURCE)
    assert 'class Ping(TypedDict):\n    """Asks for an answer."""' in text
    for line in (
        '    type: Literal["ping"]',
        "    answers: list[Pong]",
        "    count: int",
        "    seconds: float",
        "    text: str | None",
        "    data: dict[str, str]",
        "    last: bool",
        "    late: NotRequired[int | None]",
        '    """Earlier ones, oldest first."""',
    ):
        assert f"{line}\n" in text


def test_python_module_defines_aliases_of_types_after_them() -> None:
    space: dict[str, object] = {}
    exec(messages.python_module(SOURCE), space)
    assert space["__all__"] == ["Any", "Level", "Ping", "Pong"]
    assert str(space["Level"]) == "typing.Literal['low', 'high']"


@pytest.mark.parametrize(
    "wrong",
    [
        "/** @typedef {Map<string, number>} A text */",
        "/** @typedef {object} A\n * @property {Date} when - x */",
        "/** @typedef {object} A\n * @property {string} when */",
        "/** @typedef A */",
    ],
)
def test_python_module_of_unknown_form_is_refused(wrong: str) -> None:
    with pytest.raises(HandbookError, match=r"protocol\.js"):
        messages.python_module(wrong)


def test_committed_messages_are_those_of_protocol_js(checkout: Paths) -> None:
    committed = (checkout.browser_python / "handbook" / "_messages.py").read_text(encoding="utf-8")
    assert committed == messages.target(checkout), "run: python3 build.py build, and commit it"


def test_write_brings_a_stale_file_up_to_date(paths: Paths) -> None:
    source = paths.site / "js" / "runtime" / "protocol.js"
    source.parent.mkdir(parents=True)
    source.write_text(SOURCE)
    messages.write(paths)
    written = paths.browser_python / "handbook" / "_messages.py"
    assert written.read_text() == messages.python_module(SOURCE)
