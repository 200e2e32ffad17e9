"""How the ready files of hosts are run here, and what is said when they don't."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from handbook_build.errors import HandbookError
from handbook_build.pipeline import web_servers

if TYPE_CHECKING:
    from pathlib import Path

    from handbook_build.pipeline.paths import Paths

SERVERS = {server.name: server for server in (web_servers.NGINX, web_servers.CADDY)}


@pytest.mark.parametrize("name", SERVERS)
def test_a_ready_file_is_run_with_another_port_and_folder(
    checkout: Paths, tmp_path: Path, name: str
) -> None:
    server = web_servers.isolating(web_servers.under_path(SERVERS[name], "book"))
    text = server.configuration(checkout, tmp_path / "site", tmp_path / "own", 8765)
    assert "127.0.0.1" in text
    assert "8765" in text
    assert str(tmp_path / "site") in text
    assert "/book/404.html" in text
    assert "# add_header Cross-Origin" not in text
    assert "# Cross-Origin" not in text
    commands = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    assert not [line for line in commands if "/srv/" in line.partition("#")[0]]


@pytest.mark.parametrize("name", SERVERS)
def test_a_ready_file_without_a_place_for_an_edit_is_refused(
    checkout: Paths, tmp_path: Path, name: str
) -> None:
    server = SERVERS[name].plus(("nowhere in it", ""))
    with pytest.raises(HandbookError, match=r"docs/deploy/\w+(\.conf)? has no 'nowhere in it'"):
        server.configuration(checkout, tmp_path, tmp_path, 8765)


def test_a_server_that_does_not_start_is_named(checkout: Paths, tmp_path: Path) -> None:
    program = shutil.which("false")
    assert program
    runs = web_servers.running(checkout, web_servers.NGINX, program, tmp_path)
    with pytest.raises(HandbookError, match=r"/false.* did not start"), runs:
        pass
