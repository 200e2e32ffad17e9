"""Downloads of a section: what stands in each format, and when they are written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from handbook_build.extension.downloads import beside

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Built, Handbook

PACKAGES = {"httpx": "httpx", "micropip": "micropip", "opentelemetry.sdk": "opentelemetry-sdk"}
WHEEL = "wheels/ours-1-py3-none-any.whl"


@pytest.fixture
def files(handbook: Handbook) -> Callable[..., dict[str, str]]:
    """Build section 1.1 with the given text and return its downloads by their suffixes."""

    def build(body: str, **config: Any) -> dict[str, str]:
        handbook.section(body)
        built = handbook.build(handbook_packages=PACKAGES, handbook_wheel=WHEEL, **config)
        assert built.errors == []
        return downloads(built)

    return build


def downloads(built: Built) -> dict[str, str]:
    folder = built.dist / "numbers" / "adding"
    return {path.suffix: path.read_text("utf-8") for path in folder.glob("adding.*")}


def cells(notebook: str) -> dict[str, dict[str, Any]]:
    return {cell["id"]: cell for cell in json.loads(notebook)["cells"]}


def python(source: str, options: str = "") -> str:
    return f"```python name=first {options}\n{source}\n```\n"


def test_a_section_names_its_downloads_and_others_have_none(
    usual: tuple[Handbook, Built],
) -> None:
    _, built = usual
    assert built.context("numbers/adding")["lesson"]["downloads"] == [
        {"title": "Notebook", "url": "adding.ipynb"},
        {"title": "Script", "url": "adding.py"},
        {"title": "Markdown", "url": "adding.md"},
    ]
    assert sorted(downloads(built)) == [".ipynb", ".md", ".py"]
    assert "downloads" not in built.context("numbers")["lesson"]
    assert [path.name for path in (built.dist / "numbers").glob("*.*")] == ["index.html"]


def test_a_section_named_as_a_module_does_not_shadow_it() -> None:
    assert beside("classes/dataclasses/", PACKAGES) == [
        "classes/dataclasses/dataclasses-lesson.ipynb",
        "classes/dataclasses/dataclasses-lesson.py",
        "classes/dataclasses/dataclasses-lesson.md",
    ]
    assert beside("web/httpx/", PACKAGES)[1] == "web/httpx/httpx-lesson.py"


def test_code_and_outputs_stand_in_every_format(usual: tuple[Handbook, Built]) -> None:
    files = downloads(usual[1])
    cell = cells(files[".ipynb"])["adding-basics"]
    assert cell["source"] == ["print(1 + 1)"]
    assert cell["outputs"] == [{"name": "stdout", "output_type": "stream", "text": ["2\n"]}]
    assert "# %% adding-basics\nprint(1 + 1)\n" in files[".py"]
    assert (
        "```python name=adding-basics\nprint(1 + 1)\n```\n\nOutput:\n\n```text\n2\n```\n"
        in (files[".md"])
    )


def test_text_is_written_with_headings_and_sources(usual: tuple[Handbook, Built]) -> None:
    files = downloads(usual[1])
    assert files[".md"].startswith("# 1.1 Adding & Taking Away\n\nPlus and minus.\n")
    assert "## Taking `away`\n\nMinus takes away" in files[".md"]
    assert "- [PEP 8](https://peps.python.org/pep-0008/)" in files[".md"]
    assert "# ## Taking `away`\n" in files[".py"]


def test_links_into_the_handbook_are_text_until_its_address_is_known(
    handbook: Handbook,
) -> None:
    handbook.fill()
    handbook.write(
        "01-numbers/02-int-type.md",
        '---\nid: "1.2"\ntitle: The `int` Type\nsummary: Whole.\nsources: [pep:8]\n---\n\nHere.\n',
    )
    plain = handbook.build()
    assert "away; The `int` Type says more" in downloads(plain)[".md"]
    known = downloads(handbook.build("known", html_baseurl="https://example.org/book/"))
    assert "[The `int` Type](https://example.org/book/numbers/int-type/)" in known[".md"]
    assert "https://example.org/book/numbers/adding/" in known[".ipynb"]


def test_markup_in_text_is_escaped_and_read_as_the_same_text(
    files: Callable[..., dict[str, str]],
) -> None:
    text = files(
        r"1\. A \*star\*, a_b, \_c\_, `` `tick` ``, 5 < 6 & \[x\] &amp;lt; \<b> $1 \\." "\n"
    )
    line = next(line for line in text[".md"].splitlines() if "star" in line)
    assert line == r"1\. A \*star\*, a_b, \_c\_, `` `tick` ``, 5 < 6 & \[x\] \&lt; \<b> \$1 \\."


def test_html_stays_as_it_is(files: Callable[..., dict[str, str]]) -> None:
    assert "Press <kbd>Enter</kbd>.\n" in files("Press <kbd>Enter</kbd>.\n")[".md"]


def test_tables_lists_and_notes_are_as_github_has_them(
    files: Callable[..., dict[str, str]],
) -> None:
    body = """
| op | does |
|---|---|
| `a \\| b` | or |

- one

  more
- two

```{note}
Mind this.
```
"""
    text = files(body)[".md"]
    assert "| op | does |\n| --- | --- |\n| `a \\| b` | or |\n" in text
    assert "- one\n\n  more\n- two\n" in text
    assert "> [!NOTE]\n> Mind this.\n" in text


def test_what_no_download_can_show_is_a_mistake(errors_of: Callable[[str], list[str]]) -> None:
    (error,) = errors_of("```{math}\na^2\n```\n")
    assert "can't show a math_block" in error


def test_an_expected_error_is_tagged_caught_and_recorded(
    files: Callable[..., dict[str, str]],
) -> None:
    shown = 'Traceback (most recent call last):\n  File "x.py", line 3\nValueError: no\n'
    source = 'print("""a\nb""")\nraise ValueError("no")'
    text = files(f"{python(source, 'raises=ValueError')}```output\na\nb\n{shown}```\n")
    cell = cells(text[".ipynb"])["first"]
    assert cell["metadata"]["tags"] == ["raises-exception"]
    stream, error = cell["outputs"]
    assert stream["text"] == ["a\n", "b\n"]
    assert (error["ename"], error["evalue"]) == ("ValueError", "no")
    assert (
        'try:\n    print("""a\nb""")\n    raise ValueError("no")\nexcept Exception:'
        in (text[".py"])
    )


def test_what_cant_be_compiled_is_a_comment_of_the_script(
    files: Callable[..., dict[str, str]],
) -> None:
    text = files(python("if True print(1)", "raises=SyntaxError"))
    assert "\n# if True print(1)\n" in text[".py"]
    compile(text[".py"], "adding.py", "exec")


@pytest.mark.parametrize(
    ("source", "options", "tags"),
    [
        ("name = input()", 'stdin="Ada"', ["stdin", "skip-execution"]),
        ("import micropip", "", ["browser", "skip-execution"]),
        ("import os", "browser", ["browser", "skip-execution"]),
        ("import os", "isolated", ["own-process", "skip-execution"]),
        ("from multiprocessing import Pool", "", ["own-process", "skip-execution"]),
        ("import asyncio\nasyncio.run(f())", "", ["own-process", "skip-execution"]),
        ("import httpx", "since=3.14", ["newer-python", "packages"]),
        ("import opentelemetry.sdk.trace as t", "", ["packages"]),
    ],
)
def test_a_need_of_a_program_is_tagged_and_told(
    source: str, options: str, tags: list[str], files: Callable[..., dict[str, str]]
) -> None:
    found = cells(files(python(source, options))[".ipynb"])
    assert found["first"]["metadata"]["tags"] == tags
    assert any("".join(cell["source"]).startswith("*It ") for cell in found.values())


@pytest.mark.parametrize(
    ("source", "is_comment"),
    [
        ("import asyncio\nawait asyncio.sleep(0)", True),
        ("if True:\n    async with lock:\n        pass", True),
        ("async def f():\n    if True:\n        await g()\n\n\nprint(1)", False),
        ("import asyncio\nasyncio.run(f())", False),
    ],
)
def test_a_script_has_what_awaits_outside_of_functions_as_a_comment(
    source: str, is_comment: bool, files: Callable[..., dict[str, str]]
) -> None:
    lines = files(python(source))[".py"].splitlines()
    assert (f"# {source.splitlines()[0]}" in lines) is is_comment


def test_needs_go_on_to_what_comes_after(files: Callable[..., dict[str, str]]) -> None:
    later = "```python name=second after=first\nprint(2)\n```\n"
    text = files(python("import httpx", "since=3.13") + later)
    cell = cells(text[".ipynb"])["second"]
    assert cell["metadata"]["handbook"] == {"packages": ["httpx"], "since": "3.13"}
    assert "pip install httpx" in text[".py"]


def test_what_an_example_goes_on_from_runs_again_if_others_ran_since(
    files: Callable[..., dict[str, str]],
) -> None:
    body = python("total = 1")
    body += "```python name=other\ntotal = 5\n```\n"
    body += "```python name=second after=first\nprint(total)\n```\n"
    body += "```python name=third after=second\nprint(total)\n```\n"
    text = files(body)
    found = [name for name in cells(text[".ipynb"]) if not name.startswith("text")]
    assert found == ["first", "other", "second-after-first", "second", "third"]
    again = cells(text[".ipynb"])["second-after-first"]
    assert again["metadata"]["jupyter"] == {"source_hidden": True}
    names: dict[str, Any] = {}
    exec(compile(text[".py"], "adding.py", "exec"), names)
    assert names["total"] == 1


def test_a_chain_begins_on_another_page_and_follows_its_changes(handbook: Handbook) -> None:
    handbook.section("```python name=second after=first\nprint(total)\n```\n")
    chapter = "---\nid: '1'\ntitle: Numbers\nsummary: All.\n---\n\n"
    for total in (1, 2):
        handbook.write("01-numbers/index.md", chapter + python(f"total = {total}"))
        assert f"\ntotal = {total}\n" in downloads(handbook.build())[".py"]


def test_static_code_is_shown_and_not_run(files: Callable[..., dict[str, str]]) -> None:
    text = files(python("launch()", 'static why="no rocket"'))
    assert "first" not in cells(text[".ipynb"])
    assert "# no rocket\n# launch()\n" in text[".py"]


def test_a_predicted_output_is_hidden_until_asked_for(
    files: Callable[..., dict[str, str]],
) -> None:
    text = files(f"{python('print(1)', 'predict')}```output\n1\n```\n")
    assert cells(text[".ipynb"])["first"]["metadata"]["jupyter"] == {"outputs_hidden": True}
    assert "<summary>Guess first, then look" in text[".md"]


def test_files_of_programs_are_written_by_the_download(
    handbook: Handbook, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = {"orders.csv": b"tea,2\r\n\xc3\xa4,1", "cup.bin": b"\x00\xff\n"}
    for name, data in raw.items():
        path = handbook.lessons / "01-numbers/files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    handbook.section(python("print(1)", "files=orders.csv,cup.bin"))
    text = downloads(handbook.build())
    monkeypatch.chdir(tmp_path)
    exec(compile(text[".py"], "adding.py", "exec"), {})
    assert {name: (tmp_path / name).read_bytes() for name in raw} == raw
    assert "files" in cells(text[".ipynb"])


def test_what_only_a_page_has_is_not_to_be_installed(
    files: Callable[..., dict[str, str]],
) -> None:
    text = files(python("import micropip\nimport httpx"))
    assert "pip install httpx\n" in text[".py"]


def test_the_wheel_is_named_where_handbook_is_imported(
    files: Callable[..., dict[str, str]],
) -> None:
    source = python("from handbook import display\n\ndisplay(1)")
    assert "%pip install --quiet ours-1-py3-none-any.whl" in "".join(
        cells(files(source)[".ipynb"])["install"]["source"]
    )
    known = files(source, html_baseurl="https://example.org/")
    assert f"pip install https://example.org/{WHEEL}" in known[".py"]


def test_recorded_pictures_are_in_the_notebook_and_linked_from_markdown(
    handbook: Handbook,
) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><title>A dot</title></svg>'
    handbook.write("01-numbers/recorded/dot.svg", svg)
    handbook.section(f"{python('print(1)')}```output svg\nrecorded/dot.svg\n```\n")
    built = handbook.build()
    text = downloads(built)
    (output,) = cells(text[".ipynb"])["first"]["outputs"]
    assert output["data"] == {"image/svg+xml": [svg], "text/plain": ["A dot"]}
    assert "![A dot](../../_images/dot.svg)" in text[".md"]
    assert (built.dist / "numbers/adding" / "../../_images/dot.svg").is_file()


def test_exercises_have_their_files_and_end_with_hints_and_solutions(
    handbook: Handbook,
) -> None:
    folder = "01-numbers/exercises/twice/"
    task = "---\ntitle: Twice\nkind: write\n---\n\nDouble it.\n\n## Hint\n\nUse `*`.\n"
    for name, body in {
        "exercise.md": task,
        "start.py": "def twice(n):\n    ...\n",
        "solution.py": "def twice(n):\n    return 2 * n\n",
        "check.py": "from answer import twice\n\n# hidden\nsecret = 1\n",
    }.items():
        handbook.write(folder + name, body)
    handbook.section("```{exercise} twice\n```\n")
    text = downloads(handbook.build())
    found = cells(text[".ipynb"])
    assert found["twice-answer"]["source"][0] == "%%writefile answer.py\n"
    assert found["twice-check"]["source"] == ["!python -m pytest -q test_twice.py"]
    for body in text.values():
        assert "secret" not in body
        assert body.index("Hints and solutions") < body.index("return 2 * n")
        assert body.index("def twice") < body.index("Hints and solutions")


def test_downloads_are_made_again_and_removed_with_their_page(handbook: Handbook) -> None:
    handbook.fill()
    built = handbook.build()
    script = built.dist / "numbers/adding/adding.py"
    script.unlink()
    handbook.build()
    assert script.is_file()
    (handbook.lessons / "01-numbers/01-adding.md").unlink()
    handbook.write("01-numbers/index.md", "---\nid: '1'\ntitle: Numbers\nsummary: A.\n---\n\nA.\n")
    handbook.build()
    assert not script.parent.exists()


def test_a_wrong_version_is_refused(errors_of: Callable[[str], list[str]]) -> None:
    (error,) = errors_of(python("print(1)", "since=3"))
    assert "such as 3.14" in error
