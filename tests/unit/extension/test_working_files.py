"""Files for programs, and outputs that wait for a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .conftest import HOME

if TYPE_CHECKING:
    from .conftest import Built, Handbook

EXAMPLE = "```python name=read files=orders.csv,prices.csv\nprint(open('orders.csv').read())\n```\n"


def copies(built: Built) -> dict[str, bytes]:
    """Return the files that the site holds for programs."""
    folder = built.dist / "files"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_files_are_copied_and_their_addresses_told(handbook: Handbook) -> None:
    handbook.write("01-numbers/files/orders.csv", "a\r\nb\r\n")
    handbook.write("01-numbers/files/prices.csv", "1\n")
    handbook.write("01-numbers/files/unused.csv", "2\n")
    handbook.write("files/own.txt", "home\n")
    handbook.write("index.md", HOME + "\n```python name=own files=own.txt\nx = 1\n```\n")
    handbook.section(EXAMPLE)
    built = handbook.build()
    assert built.errors == []
    assert copies(built) == {
        "numbers/orders.csv": b"a\r\nb\r\n",
        "numbers/prices.csv": b"1\n",
        "own.txt": b"home\n",
    }
    addresses = '{"orders.csv":"files/numbers/orders.csv","prices.csv":"files/numbers/prices.csv"}'
    assert f"data-options='{{\"files\":{addresses}}}'" in built.html("numbers/adding")
    assert built.example("own")["files"] == {"own.txt": "files/own.txt"}


def test_copies_follow_their_files(handbook: Handbook) -> None:
    handbook.write("01-numbers/files/orders.csv", "1\n")
    handbook.write("01-numbers/files/prices.csv", "1\n")
    handbook.section(EXAMPLE)
    handbook.build()
    handbook.write("01-numbers/files/orders.csv", "2\n")
    handbook.section(EXAMPLE.replace(",prices.csv", ""))
    built = handbook.build()
    assert copies(built) == {"numbers/orders.csv": b"2\n"}
    (built.dist / "files/numbers/orders.csv").unlink()
    assert copies(handbook.build()) == {"numbers/orders.csv": b"2\n"}
    handbook.section("Text.\n")
    assert not (handbook.build().dist / "files").exists()


def test_a_file_that_is_gone_is_reported(handbook: Handbook) -> None:
    handbook.write("01-numbers/files/orders.csv", "1\n")
    handbook.write("01-numbers/files/prices.csv", "1\n")
    handbook.section(EXAMPLE)
    assert handbook.build().errors == []
    (handbook.lessons / "01-numbers/files/prices.csv").unlink()
    (error,) = handbook.build().errors
    assert ": There is no file files/prices.csv beside the lesson. " in error


def test_an_output_waits_for_a_guess(handbook: Handbook) -> None:
    handbook.write("01-numbers/recorded/dot.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    handbook.section(
        "```python name=guess predict\nprint(1)\n```\n```output\n1\n```\n\n"
        "```python name=draw predict\nx = 1\n```\n```output svg\nrecorded/dot.svg\n```\n\n"
        "```python name=silent predict\nx = 1\n```\n"
    )
    built = handbook.build()
    assert built.errors == []
    guess, draw, silent = built.html("numbers/adding").split("</py-example>")[:3]
    opening = (
        '<details class="example-prediction">'
        "<summary>Guess first, then look: what does it print?</summary>"
        '<div class="example-output" data-kind="recorded" data-output='
    )
    assert "data-options='{\"predict\":true}'" in guess
    assert f'{opening}"text">' in guess
    assert guess.endswith("<samp>1\n</samp></pre></div></details>\n")
    assert f'{opening}"svg">' in draw
    assert draw.endswith("</div></details>\n")
    assert "details" not in silent
