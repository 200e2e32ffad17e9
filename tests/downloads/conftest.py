"""The built handbook's files for readers, and the Pythons that run them."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from tests.browser import sites
from tests.downloads import pythons

if TYPE_CHECKING:
    from pathlib import Path

    from handbook_build.pipeline.paths import Paths


@pytest.fixture(scope="session")
def site(checkout: Paths, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the handbook that was built last."""
    return sites.copy_handbook(checkout, tmp_path_factory.mktemp("handbook") / "dist")


@pytest.fixture(scope="session", params=pythons.found())
def native(request: pytest.FixtureRequest, checkout: Paths) -> pythons.Native:
    """A Python that has a kernel."""
    return pythons.prepare(request.param, checkout)


@pytest.fixture(scope="session")
def kernels(
    native: pythons.Native, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """The environment of a kernel called "native", which imports the handbook's own wheel."""
    folder = tmp_path_factory.mktemp("jupyter")
    kernel = folder / "kernels" / "native"
    kernel.mkdir(parents=True)
    command = [native.program, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    spec = {"argv": command, "display_name": "Native", "language": "python"}
    (kernel / "kernel.json").write_text(json.dumps(spec), "utf-8")
    (wheel,) = (site / "wheels").glob("*.whl")
    return {
        **os.environ,
        "JUPYTER_PATH": str(folder),
        "IPYTHONDIR": str(folder / "ipython"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "PYTHONPATH": os.pathsep.join(map(str, [wheel, *native.path])),
    }
