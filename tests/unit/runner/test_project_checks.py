"""The tests of a project: the reader's own files, run by pytest as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from handbook._messages import Check

    from .conftest import Bench, Result

SHOP = "def total(prices):\n    return sum(prices)\n"


def run(bench: Bench, settings: str = "", **modules: str) -> Result:
    """Run the tests of modules; those that hold tests are asked for.

    :param settings: of pytest, for its file.
    """
    files = {f"{name}.py": text for name, text in modules.items()}
    asked = [name for name in files if name.startswith("test_")]
    check: Any = {"kind": "project", "tests": "\n".join(asked)}
    whole = cast("Check", {"module": "", "correct": "", "mutants": [], **check})
    files |= {"pytest.ini": settings} if settings else {}
    return bench.run(files[asked[0]], name=asked[0][:-3], check=whole, files=files)


def results(result: Result) -> list[tuple[str, str, str]]:
    return [(t["title"], t["verdict"], t["message"]) for t in result.checked["tests"]]


def test_project_tests_are_named_by_file_and_function(bench: Bench) -> None:
    tests = "from shop import total\ndef test_none(): assert total([]) == 0\n"
    result = run(bench, shop=SHOP, test_shop=tests)
    assert results(result) == [("test_shop.py::test_none", "passed", "")]
    assert result.checked["solved"]
    assert result.text() == ""


def test_project_test_that_fails_says_what_pytest_found(bench: Bench) -> None:
    tests = (
        "import pytest\nfrom shop import total\n"
        "def test_two(): assert total([1, 1]) == 3\n"
        "def test_text(): total(['a'])\n"
        "def test_error():\n    with pytest.raises(ValueError): total([])\n"
    )
    result = run(bench, shop=SHOP, test_shop=tests)
    found = [message for _, _, message in results(result)]
    assert found[0].startswith("2 == 3")
    assert found[1] == "TypeError: unsupported operand type(s) for +: 'int' and 'str'"
    assert found[2].startswith("DID NOT RAISE")
    assert not result.checked["solved"]
    assert "shop.py:2: in total" in result.checked["tests"][1]["detail"]


def test_project_file_that_cannot_be_loaded_leaves_the_others(bench: Bench) -> None:
    fine = "def test_fine(): pass\n"
    result = run(bench, test_broken="import nowhere\n", test_fine=fine)
    broken, good = results(result)
    assert broken[:2] == ("test_broken.py", "failed")
    assert "No module named 'nowhere'" in broken[2]
    assert good == ("test_fine.py::test_fine", "passed", "")
    assert result.checked["problem"] is None
    assert not result.checked["solved"]


def test_project_test_that_is_skipped_says_why(bench: Bench) -> None:
    tests = (
        "import pytest\n"
        "@pytest.mark.skip(reason='later')\ndef test_a(): pass\n"
        "@pytest.mark.xfail(reason='known')\ndef test_b(): assert False\n"
        "def test_c(): pass\n"
    )
    result = run(bench, test_some=tests)
    assert results(result) == [
        ("test_some.py::test_a", "skipped", "later"),
        ("test_some.py::test_b", "skipped", "known"),
        ("test_some.py::test_c", "passed", ""),
    ]
    assert result.checked["solved"]


def test_project_has_its_own_fixtures_and_settings(bench: Bench) -> None:
    fixture = "import pytest\n@pytest.fixture\ndef price(): return 3\n"
    settings = "[pytest]\npython_functions = check_*\n"
    tests = "def check_it(price): assert price == 3\ndef test_it(): assert False\n"
    result = run(bench, settings, conftest=fixture, test_some=tests)
    assert results(result) == [("test_some.py::check_it", "passed", "")]


def test_project_file_without_tests_says_how_they_are_named(bench: Bench) -> None:
    result = run(bench, test_none="x = 1\n")
    assert result.checked["tests"] == []
    assert result.checked["problem"] == "There are no tests in it: their names begin with test_."


def test_project_that_ends_its_tests_says_so(bench: Bench) -> None:
    tests = "import pytest\ndef test_a(): pytest.exit('enough')\ndef test_b(): pass\n"
    result = run(bench, test_some=tests)
    assert result.checked["problem"] == "Your code ended the tests before the last one."
    assert not result.checked["solved"]


def test_project_leaves_no_modules_to_the_next_run(bench: Bench) -> None:
    tests = "import shop\ndef test_a(): assert shop.total([]) == {}\n"
    run(bench, shop=SHOP, test_shop=tests.format(0))
    other = SHOP.replace("sum(prices)", "1")
    result = run(bench, shop=other, test_shop=tests.format(1))
    assert results(result) == [("test_shop.py::test_a", "passed", "")]
