"""Examples as pages of their own, and names that lead on."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from handbook_build.errors import LessonError
from handbook_build.extension.embeds import HIGHEST_PX

from .conftest import ADDING, HOME
from .test_rebuilding import age, written

if TYPE_CHECKING:
    from .conftest import Built, Handbook

BASE = "https://example.org/book/"
REDIRECTS = "redirects.yaml"
SECOND = """---
id: "1.2"
title: The `int` Type
summary: Whole numbers.
sources: [pep:8]
---

"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><title>A till</title></svg>'


def data(built: Built, name: str, file: str = "example") -> dict[str, Any]:
    """Return what the site says of an example for scripts."""
    text = (built.dist / "embed" / name / f"{file}.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def test_page_of_an_example_has_its_markup_as_the_lesson_has_it(handbook: Handbook) -> None:
    handbook.fill()
    built = handbook.build()
    found = re.search(
        r"<py-example id=\"minus\".*?</py-example>", built.html("numbers/adding"), re.S
    )
    assert found
    assert found[0] in built.html("embed/minus")
    assert "adding-basics" not in found[0].replace('"after":"adding-basics"', "")


def test_page_of_an_example_leads_back_to_its_place(handbook: Handbook) -> None:
    handbook.fill()
    told = handbook.build().context("embed/minus")
    assert told["title"] == "minus: Adding & Taking Away"
    assert told["lesson"]["url"] == "../../numbers/adding/#minus"
    assert told["lesson"]["canonical"] == ""
    again = handbook.build(handbook_publication={"base_url": BASE})
    assert again.context("embed/minus")["lesson"]["canonical"] == f"{BASE}numbers/adding/"


def test_data_of_an_example_holds_all_that_runs_before_it(handbook: Handbook) -> None:
    handbook.fill()
    handbook.write("01-numbers/files/prices.csv", "1\n")
    more = "```python name=third after=minus files=prices.csv stdin=a\nprint(3)\n```\n"
    handbook.write("01-numbers/02-int-type.md", SECOND + more)
    built = handbook.build()
    assert built.errors == []
    found = data(built, "third")
    assert (found["name"], found["url"]) == ("third", "numbers/int-type/#third")
    assert [one["name"] for one in found["before"]] == ["adding-basics", "minus"]
    assert [one["source"] for one in found["before"]] == ["print(1 + 1)\n", "print(2 - 1)\n"]
    assert found["options"] == {"after": "minus", "stdin": "a"}
    assert found["files"] == {"prices.csv": "files/numbers/prices.csv"}
    assert found["output"] is None
    assert data(built, "minus")["output"] == "1\n"


def test_page_holds_the_programs_before_it_and_no_text_ends_the_script(handbook: Handbook) -> None:
    source = 'print("</script><b>")\n'
    handbook.section(
        f"```python name=first\n{source}```\n\n```python name=second after=first\n1\n```\n"
    )
    built = handbook.build()
    earlier = built.context("embed/second")["earlier"]
    assert "<" not in earlier
    assert [one["source"] for one in json.loads(earlier)] == [source]
    assert built.context("embed/first")["earlier"] == ""


def test_page_finds_the_picture_that_its_lesson_shows(handbook: Handbook) -> None:
    handbook.write("recorded/a.svg", DRAWING)
    handbook.write(
        "index.md", HOME + "\n```python name=draw\n1\n```\n```output svg\nrecorded/a.svg\n```\n"
    )
    built = handbook.build()
    assert 'src="_images/a.svg"' in built.html("")
    assert 'src="../../_images/a.svg"' in built.html("embed/draw")


def test_static_example_has_a_page_too(handbook: Handbook) -> None:
    handbook.section('```python name=later static why="it waits"\nprint(1)\n```\n')
    built = handbook.build()
    assert "it waits" in built.html("embed/later")
    assert data(built, "later")["static"] is True


def test_oembed_needs_the_address_of_the_site(handbook: Handbook) -> None:
    handbook.fill()
    built = handbook.build(handbook_publication={"base_url": BASE})
    said = data(built, "minus", "oembed")
    assert said["version"] == "1.0"
    assert said["type"] == "rich"
    assert said["title"] == "minus: Adding & Taking Away"
    assert f'<iframe src="{BASE}embed/minus/"' in said["html"]
    assert f'height="{said["height"]}"' in said["html"]
    assert built.context("embed/minus")["oembed"] == f"{BASE}embed/minus/oembed.json"
    again = handbook.build()
    assert not (again.dist / "embed/minus/oembed.json").exists()
    assert again.context("embed/minus")["oembed"] == ""


def test_height_grows_with_the_program_up_to_a_bound(handbook: Handbook) -> None:
    handbook.section(
        "```python name=short\n1\n```\n\n```python name=longer\n1\n2\n```\n```output\n1\n```\n\n"
        + "```python name=endless\n"
        + "1\n" * 200
        + "```\n"
    )
    built = handbook.build(handbook_publication={"base_url": BASE})
    short, longer, endless = (
        data(built, name, "oembed")["height"] for name in ("short", "longer", "endless")
    )
    assert short < longer < endless == HIGHEST_PX


def test_example_that_is_gone_leaves_no_page(handbook: Handbook) -> None:
    handbook.fill()
    assert (handbook.build().dist / "embed/minus").is_dir()
    handbook.write("01-numbers/01-adding.md", ADDING.replace("name=minus", "name=less"))
    built = handbook.build()
    assert not (built.dist / "embed/minus").exists()
    assert sorted(path.name for path in (built.dist / "embed/less").iterdir()) == [
        "example.json",
        "index.html",
    ]


def test_changed_program_is_written_where_others_run_it_first(handbook: Handbook) -> None:
    handbook.fill()
    more = "```python name=third after=minus\nprint(3)\n```\n"
    handbook.write("01-numbers/02-int-type.md", SECOND + more)
    age(handbook.build())
    handbook.write("01-numbers/01-adding.md", ADDING.replace("print(2 - 1)", "print(3 - 2)"))
    again = handbook.build()
    assert "embed/third/index.html" in written(again)
    assert data(again, "third")["before"][1]["source"] == "print(3 - 2)\n"


def renamed(handbook: Handbook) -> Built:
    """Build, rename an example, redirect its old name, and build again."""
    handbook.fill()
    handbook.build()
    handbook.write("01-numbers/01-adding.md", ADDING.replace("name=minus", "name=less"))
    handbook.write(REDIRECTS, "# Old: new\nminus: less\n")
    return handbook.build()


def test_old_name_has_the_page_and_the_data_of_the_new_one(handbook: Handbook) -> None:
    built = renamed(handbook)
    assert built.html("embed/minus") == built.html("embed/less")
    assert data(built, "minus") == data(built, "less")
    assert data(built, "minus")["name"] == "less"


def test_old_name_is_an_anchor_before_the_new_one(handbook: Handbook) -> None:
    page = renamed(handbook).html("numbers/adding")
    assert '<span id="minus"></span><py-example id="less"' in page


def test_old_names_are_listed_with_the_place_of_the_new_one(handbook: Handbook) -> None:
    names = json.loads((renamed(handbook).dist / "data/names.json").read_text("utf-8"))
    assert names == {
        "adding-basics": "numbers/adding/#adding-basics",
        "less": "numbers/adding/#less",
        "minus": "numbers/adding/#less",
    }


def test_redirect_that_is_removed_leaves_nothing(handbook: Handbook) -> None:
    renamed(handbook)
    handbook.write(REDIRECTS, "# None.\n")
    built = handbook.build()
    assert not (built.dist / "embed/minus").exists()
    assert 'id="minus"' not in built.html("numbers/adding")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("minus: less\n", "lessons/redirects.yaml:1: minus is redirected, but there is something"),
        ("\nold: gone\n", "lessons/redirects.yaml:2: old is redirected to gone, which is no name"),
        ("old: minus\nold: minus\n", "lessons/redirects.yaml:2: old is redirected twice."),
        ("old:\n", "lessons/redirects.yaml:1: old leads nowhere."),
        ("- old\n", "lessons/redirects.yaml:1: The file holds no redirects."),
        ("old: [\n", "lessons/redirects.yaml:2: No YAML: "),
    ],
)
def test_redirects_that_lead_nowhere_stop_the_build(
    handbook: Handbook, text: str, said: str
) -> None:
    handbook.fill()
    handbook.write(REDIRECTS, text)
    with pytest.raises(LessonError) as raised:
        handbook.build()
    assert str(raised.value).startswith(said)
