"""Fences: bodies byte for byte, options typed, mistakes with their line."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from handbook.concurrency.schedules import parse_schedule
from handbook_build.extension.fences.examples import SVG

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Built, Handbook

BODIES = {
    "dashes": "---\nx = 1\n---\n",
    "field": ":x: 1\n:y:\n",
    "blank-ends": "\n\nx = 1\n\n\n",
    "trailing-spaces": "x = 1   \n   \n",
    "backticks": 's = """\n```python name=no\n```\n"""\n',
    "tabs": "if 1:\n\tprint('\t')\n",
    "ansi": "print('\x1b[31mred\x1b[0m')\n",
    "script": "print('</pre></code><script>alert(1)</script>&amp;')\n",
    "non-ascii": "名 = 'Ω — \U0001f40d \u2028 \u00a0'\n",
    "form-feed": "x = 1\n\x0c\ny = 2\n",
    "directive": "# {note}\n% not a comment\n(label)=\n",
    "backslash": "s = '\\n \\\\ \\'' \\\n  'x'\n",
    "percent": "print('%s %(x)d' % 1)\n",
}


def test_every_body_comes_through_byte_for_byte(handbook: Handbook) -> None:
    handbook.section(
        "".join(
            f"````python name=body-{name}\n{body}````\n````output\n{body}````\n\n"
            f"````console name=session-{name}\n{body}````\n\n"
            for name, body in BODIES.items()
        )
    )
    built = handbook.build()
    assert built.errors == []
    data, page = built.manifest(), built.html("numbers/adding")
    assert {item["name"]: item["source"] for item in data["examples"]} == {
        f"body-{name}": body for name, body in BODIES.items()
    }
    assert [item["output"] for item in data["examples"]] == list(BODIES.values())
    assert [item["body"] for item in data["consoles"]] == list(BODIES.values())
    for name, body in BODIES.items():
        code = re.search(rf'Python code: body-{name}"><code>(.*?)</code>', page, re.DOTALL)
        assert code
        assert html.unescape(re.sub(r"<[^>]*>", "", code[1])) == body


def test_a_fence_in_a_list_or_a_note_loses_its_indent_alone(handbook: Handbook) -> None:
    handbook.section(
        "- one:\n\n  ```python name=in-list\n  if 1:\n\n      :x\n  ```\n"
        "  ```output\n    2\n  ```\n\n"
        "````{note}\n```python name=in-note\n:x: 1\n---\n```\n````\n"
    )
    built = handbook.build()
    assert built.errors == []
    assert built.example("in-list")["source"] == "if 1:\n\n    :x\n"
    assert built.example("in-list")["output"] == "  2\n"
    assert built.example("in-note")["source"] == ":x: 1\n---\n"
    assert built.example("in-note")["line"] == 20


@pytest.mark.parametrize(
    ("info", "expected"),
    [
        ("packages=pytest,httpx", {"packages": ["pytest", "httpx"]}),
        (r'stdin="Ada\n36 \"x\""', {"stdin": 'Ada\n36 "x"'}),
        ("raises=json.JSONDecodeError", {"raises": "json.JSONDecodeError"}),
        (
            r'varies=time,"id, \d+"',
            {
                "varies": [
                    {"kind": "time", "pattern": None},
                    {"kind": "regex", "pattern": r"id, \d+"},
                ]
            },
        ),
        ('schedule="seed:7 switch:slice"', {"schedule": "seed:7 switch:slice"}),
        ("schedule=seed:7", {"schedule": "seed:7"}),
        ("predict steps isolated", {"predict": True, "steps": True, "isolated": True}),
        ("reseeded", {"reseeded": True}),
        ("timeout=20", {"timeout": 20}),
        ('static why="no \\"C\\" here"', {"static": True, "why": 'no "C" here'}),
    ],
)
def test_an_option_is_stored_with_its_type(
    info: str, expected: dict[str, object], handbook: Handbook
) -> None:
    handbook.section(f"```python name=one {info}\nx = 1\n```\n")
    built = handbook.build()
    assert built.errors == []
    options = built.example("one")["options"]
    assert {name: options[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "```python\nx\n```",
            "8: The python fence has no name. Write name=kebab-case, such as closures-basics.",
        ),
        (
            "```python name=a predit\nx\n```",
            "8: The python fence has no option predit. Did you mean predict "
            "(The output stays hidden until the reader has guessed)? Allowed: name, after, "
            "packages, files, stdin, raises, varies, schedule, predict, steps, isolated, reseeded, "
            "since, timeout, browser, static, why.",
        ),
        (
            "```python name=A_b\nx\n```",
            "8: The value of name=A_b is not understood. "
            "Write name=kebab-case, such as closures-basics.",
        ),
        (
            "```python name=a predict=yes\nx\n```",
            "8: The option predict takes no value. Write predict alone.",
        ),
        (
            "```python name=a timeout\nx\n```",
            "8: The option timeout has no value. Write timeout=whole seconds, such as 20.",
        ),
        (
            "```python name=a after=b after=c\nx\n```",
            "8: The option after is given twice. Keep one of the two.",
        ),
        (
            '```python name=a why="x\nx\n```',
            '8: The options from why="x on cannot be read. '
            'Write key=value, and a value with spaces in quotes: why="two words".',
        ),
        (
            "```python name=a static\nx\n```",
            '8: The example is static, but nothing says why. Write why="the reason".',
        ),
        (
            '```python name=a why="no"\nx\n```',
            "8: why= is given, but the example is not static. Remove why=, or add static.",
        ),
        (
            '```python name=a static why="no" stdin=x\nx\n```',
            "8: The example is static, so stdin has no effect. Remove stdin.",
        ),
        (
            "```python name=a files=orders.csv\nx\n```",
            "8: There is no file files/orders.csv beside the lesson. "
            "Add the file or correct its name.",
        ),
        ("```python name=a\n\n```", "8: The example is empty. Write a program."),
        (
            "```py\nx\n```",
            "8: A py fence is not run. Write python name=NAME for an example, "
            "or console name=NAME for a recorded session.",
        ),
        (
            "```nosuch\nx\n```",
            "8: No language nosuch is known. "
            "Name the language, or write text; an example is python name=NAME.",
        ),
        (
            "```output\nx\n```",
            "8: The output fence does not follow a python fence. "
            "Put it right after the example it belongs to.",
        ),
        (
            "```python name=a\nx\n```\nText.\n```output\nx\n```",
            "12: The output fence does not follow a python fence. "
            "Put it right after the example it belongs to.",
        ),
        (
            "```python name=a\nx\n```\n```output\nx\n```\n```output\nx\n```",
            "14: The example a has an output already. Keep one of the two output fences.",
        ),
        (
            '```python name=a static why="no"\nx\n```\n```output\nx\n```',
            "11: The example a is static: it is never run, so it has no output. "
            "Remove the output fence, or static.",
        ),
        (
            "```python name=a\nx\n```\n```output gif\nx\n```",
            "11: The output fence has no kind gif. Allowed: text, svg, png, html; none means text.",
        ),
        (
            "```python name=a\nx\n```\n```output\n```",
            "11: The output fence is empty. "
            "Remove the fence: an example without one prints nothing.",
        ),
        (
            "```python name=a\nx\n```\n```output svg\nno.svg\n```",
            "11: There is no file no.svg beside the lesson. "
            "An output svg fence holds one line: the name of the recorded file.",
        ),
        (
            "```python name=a\nx = 1\n",
            "8: The fence is not closed. Close it with a line of ```",
        ),
        (
            "```console nam=x\n$ ls\n```",
            "8: The console fence has no option nam. Did you mean name (Its permanent name, "
            "unique in the handbook, and that of its transcript)? Allowed: name.",
        ),
        ("```console name=x\n```", "8: The session is empty. Record it, or remove the fence."),
    ],
)
def test_a_mistake_in_a_fence_is_reported(
    body: str, message: str, errors_of: Callable[[str], list[str]]
) -> None:
    assert message in errors_of(body)


@pytest.mark.parametrize("switch", ["blocking", "slice", "instruction"])
def test_a_schedule_reaches_the_page(switch: str, handbook: Handbook) -> None:
    handbook.section(f'```python name=one schedule="seed:7 switch:{switch}"\nx = 1\n```\n')
    built = handbook.build()
    assert built.errors == []
    assert parse_schedule(built.example("one")["options"]["schedule"])
    assert f'"schedule":"seed:7 switch:{switch}"' in html.unescape(built.html("numbers/adding"))


@pytest.mark.parametrize(
    "value",
    [
        "seed:x",
        "seed:",
        "seed:-7",
        "seed:\u0667",
        "switch:slice",
        '"switch:slice seed:7"',
        '"seed:7 switch:fast"',
        '"seed:7 switch:"',
        '"seed:7  switch:slice"',
        '"seed:7 switch:slice more"',
        '"seed:7 seed:8"',
        "seed:7,switch:slice",
    ],
)
def test_a_schedule_of_another_form_is_refused(
    value: str, errors_of: Callable[[str], list[str]]
) -> None:
    assert errors_of(f"```python name=a schedule={value}\nx\n```") == [
        f"8: The value of schedule={value} is not understood. "
        'Write schedule="seed:7", or "seed:7 switch:slice" with blocking, slice or instruction.'
    ]


def test_all_mistakes_of_a_fence_are_reported_at_once(
    errors_of: Callable[[str], list[str]],
) -> None:
    errors = errors_of("```python nam=x timeout=0 predict=1\nx\n```\n```output\nx\n```\n")
    assert [error.split(". ")[0] for error in errors] == [
        "8: The option predict takes no value",
        "8: The python fence has no name",
        "8: The python fence has no option nam",
        "8: The value of timeout=0 is not understood",
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b"x\r\n",
            "8: The line holds a carriage return. Save the file with line feeds (LF) alone.",
        ),
        (b"```text\na\rb\n```\n", "9: The line holds a carriage return."),
        (b"a\0b\n", "8: The line holds a NUL byte. Remove the byte."),
    ],
)
def test_bytes_that_markdown_would_change_are_refused(
    data: bytes, message: str, handbook: Handbook
) -> None:
    handbook.section("")
    path = handbook.lessons / "01-numbers/01-adding.md"
    path.write_bytes(path.read_bytes() + data)
    (error,) = handbook.build().errors
    assert error.startswith(f"lessons/01-numbers/01-adding.md:{message}")


def test_the_html_of_an_example_is_as_the_elements_expect(handbook: Handbook) -> None:
    handbook.section(
        "```python name=first\nprint(\"it's\")\n```\n```output\n\x1b[1;31mit's\x1b[0m <b>\n```\n\n"
        '```python name=second after=first stdin="it\'s <x>" packages=numpy timeout=20\n'
        "x = 1\n```\n"
    )
    built = handbook.build()
    assert built.errors == []
    page = built.html("numbers/adding")
    digest = built.example("first")["digest"]
    assert f'<py-example id="first" data-options=\'{{}}\' data-digest="{digest}">\n' in page
    assert (
        '<div class="example-output" data-kind="recorded" data-output="text">'
        '<p class="example-output-label">Output</p>'
        '<pre tabindex="0" aria-label="Recorded output of first"><samp>'
        '<span class="ansi-bold ansi-fg-1">it\'s</span> &lt;b&gt;\n'
        "</samp></pre></div>\n</py-example>"
    ) in page
    assert (
        '<py-example id="second" data-options=\'{"after":"first","packages":["numpy"],'
        '"stdin":"it&#39;s &lt;x&gt;","timeout":20}\''
    ) in page
    assert page.count("example-output-label") == 1


def test_static_examples_and_sessions_are_figures(handbook: Handbook) -> None:
    handbook.section(
        '```python name=still static why="a & b"\nx\n```\n\n```console name=tty\n$ ls <x>\n```\n'
    )
    page = handbook.build().html("numbers/adding")
    assert '<figure class="example-static" id="still">' in page
    assert "<figcaption>a &amp; b</figcaption>\n</figure>" in page
    assert (
        '<figure class="console" id="tty"><pre tabindex="0" aria-label="Recorded session: tty">'
        "<samp>$ ls &lt;x&gt;\n</samp></pre></figure>"
    ) in page
    assert "<py-example" not in page


def drawn(handbook: Handbook, drawing: str) -> Built:
    """Build a page whose example has made a drawing."""
    handbook.write("01-numbers/recorded/dot.svg", drawing)
    handbook.section("```python name=dot\nx = 1\n```\n```output svg\nrecorded/dot.svg\n```\n")
    return handbook.build()


def test_title_of_a_drawing_is_read_where_it_is_not_seen(handbook: Handbook) -> None:
    built = drawn(handbook, f'<svg xmlns="{SVG}"><title>One &amp; only dot</title></svg>')
    assert built.errors == []
    assert 'alt="One &amp; only dot"' in built.html("numbers/adding")


@pytest.mark.parametrize(
    ("drawing", "message"),
    [
        ("<svg/>", f'dot.svg has no namespace of SVG. Begin it with <svg xmlns="{SVG}".'),
        ("<svg>", "dot.svg is no XML: no element found: line 1, column 5. Correct what the "),
    ],
)
def test_drawing_that_no_browser_shows_is_reported(
    handbook: Handbook, drawing: str, message: str
) -> None:
    (error,) = drawn(handbook, drawing).errors
    assert error.startswith("lessons/01-numbers/01-adding.md:11: The drawing recorded/")
    assert message in error


def test_rich_output_comes_from_a_file(handbook: Handbook) -> None:
    handbook.write("01-numbers/recorded/dot.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    handbook.write("01-numbers/recorded/table.html", '<b class="x">1</b>')
    handbook.section(
        "```python name=dot\nx = 1\n```\n```output svg\nrecorded/dot.svg\n```\n\n"
        "```python name=table\nx = 1\n```\n```output html\nrecorded/table.html\n```\n"
    )
    built = handbook.build()
    assert built.errors == []
    page = built.html("numbers/adding")
    assert 'alt="Recorded output of dot"' in page
    assert 'src="../../_images/dot.svg"' in page
    assert (built.dist / "_images/dot.svg").is_file()
    assert 'sandbox="" loading="lazy" srcdoc="&lt;b class=&quot;x&quot;&gt;1&lt;/b&gt;"' in page
    dot = built.example("dot")
    assert (dot["output"], dot["output_kind"]) == (None, "svg")
    assert dot["output_path"] == "lessons/01-numbers/recorded/dot.svg"
