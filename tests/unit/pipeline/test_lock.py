from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest
from handbook_build.pipeline import lock

if TYPE_CHECKING:
    from handbook_build.pipeline.paths import Paths

TEXT = """\
# comment
# --- group: build
a==1 \\
    --hash=sha256:aa \\
    --hash=sha256:ab
# --- group: test
b==2 ; python_version < '3.12' \\
    --hash=sha256:bb
"""


@pytest.fixture(scope="module")
def real(checkout: Paths) -> str:
    return (checkout.root / "requirements.lock").read_text(encoding="utf-8")


def test_section_of_one_group_leaves_out_the_others() -> None:
    assert lock.section(TEXT, ("test",)).startswith("b==2 ;")
    assert "a==1" not in lock.section(TEXT, ("test",))


def test_requirements_keep_marker_and_hashes() -> None:
    found = lock.requirements(TEXT)
    assert list(found) == ["a==1", "b==2"]
    assert "--hash=sha256:ab" in found["a==1"]
    assert "python_version < '3.12'" in found["b==2"]


def test_real_lock_pins_each_package_once_with_a_hash(real: str) -> None:
    for groups, least in ((lock.GROUPS, 40), ((lock.ALONE,), 20)):
        pins = re.findall(r"^[a-z][^\s]*==\S+", lock.section(real, groups), re.MULTILINE)
        assert len(pins) == len(set(pins)) > least
    assert all("--hash=sha256:" in entry for entry in lock.requirements(real).values())


def test_real_lock_names_no_host(real: str) -> None:
    assert "://" not in real


def test_real_lock_holds_what_pyproject_asks_for(real: str, checkout: Paths) -> None:
    text = (checkout.root / "pyproject.toml").read_text(encoding="utf-8")
    for group, wanted in tomllib.loads(text)["dependency-groups"].items():
        before = group in lock.GROUPS and lock.GROUPS[: lock.GROUPS.index(group)]
        groups = (*(before or ()), group)
        names = {pin.partition("==")[0] for pin in lock.requirements(lock.section(real, groups))}
        assert {re.split("[=<>]", name)[0] for name in wanted} <= names


def test_real_npm_lock_names_no_host(checkout: Paths) -> None:
    text = (checkout.site / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in text
