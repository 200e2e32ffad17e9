"""The ready files for hosts that build the site themselves, and the page that names them."""

from __future__ import annotations

import re
import shlex
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from handbook_build.pipeline import commands

if TYPE_CHECKING:
    from pathlib import Path

    from handbook_build.pipeline.paths import Paths

ADDRESS = "https://example.org/book"


@pytest.fixture
def folder(checkout: Paths) -> Path:
    """The ready files."""
    return checkout.root / "docs" / "deploy"


def base_url(command: str, variable: str) -> str:
    """Return the address with which a host builds, once it has put its own in."""
    assert variable in command
    program, script, *arguments = shlex.split(command.replace(variable, ADDRESS))
    assert (program, script) == ("python3", "build.py")
    return str(commands.parser().parse_args(arguments).base_url)


def test_github_pages_builds_with_its_address_and_publishes_dist(folder: Path) -> None:
    workflow: dict[str, Any] = yaml.safe_load((folder / "github-pages.yml").read_text("utf-8"))
    steps = workflow["jobs"]["publish"]["steps"]
    (run,) = [step["run"] for step in steps if "run" in step]
    assert base_url(run, "${{ steps.pages.outputs.base_url }}") == f"{ADDRESS}/"
    options = {
        step["uses"].partition("@")[0]: step.get("with", {}) for step in steps if "uses" in step
    }
    assert options["actions/checkout"] == {"fetch-depth": 0}
    assert options["actions/upload-pages-artifact"] == {"path": "dist"}
    assert workflow["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}


def test_netlify_builds_with_its_address_and_publishes_dist(folder: Path) -> None:
    build = tomllib.loads((folder / "netlify.toml").read_text("utf-8"))["build"]
    assert base_url(build["command"], "$URL") == f"{ADDRESS}/"
    assert build["publish"] == "dist"


def test_every_ready_file_is_described(checkout: Paths, folder: Path) -> None:
    text = (checkout.root / "docs" / "deploy.md").read_text("utf-8")
    linked = set(re.findall(r"\]\(deploy/([^)]+)\)", text))
    assert linked == {path.name for path in folder.iterdir()}
