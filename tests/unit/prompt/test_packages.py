"""The finder of packages that are not loaded yet."""

from __future__ import annotations

import pytest
from handbook.prompt.packages import PackageFinder


def test_a_module_whose_package_was_loaded_is_found() -> None:
    asked: list[str] = []

    def provide(name: str) -> bool:
        asked.append(name)
        return True

    spec = PackageFinder(provide).find_spec("json")
    assert spec is not None
    assert spec.name == "json"
    assert asked == ["json"]


def test_a_module_of_no_package_is_left_to_others() -> None:
    assert PackageFinder(lambda _name: False).find_spec("json") is None


def test_what_is_inside_of_a_package_needs_no_other() -> None:
    assert PackageFinder(lambda _name: True).find_spec("json.tool", ["/somewhere"]) is None


def test_a_package_that_can_not_be_had_says_why() -> None:
    def provide(name: str) -> bool:
        message = f"{name} could not be loaded: the connection failed"
        raise ImportError(message, name=name)

    with pytest.raises(ImportError, match="the connection failed"):
        PackageFinder(provide).find_spec("requests")
