"""A page that only remembers, and a runner on it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handbook._messages import Check, Program, RunMessage


@dataclass(frozen=True)
class Result:
    """The messages of one run."""

    messages: list[Any]

    @property
    def done(self) -> Any:
        """The one that ends it."""
        found = [message for message in self.messages if message["type"] == "done"]
        assert found == self.messages[-1:]
        return found[0]

    @property
    def checked(self) -> Any:
        """The result of a check."""
        [found] = [message for message in self.messages if message["type"] == "checked"]
        return found

    @property
    def chunks(self) -> list[tuple[str, str]]:
        """Output in order, neighbours of one stream joined."""
        joined: list[tuple[str, str]] = []
        for message in self.messages:
            for chunk in message.get("chunks", ()):
                if joined and joined[-1][0] == chunk["stream"]:
                    joined[-1] = (chunk["stream"], joined[-1][1] + chunk["text"])
                else:
                    joined.append((chunk["stream"], chunk["text"]))
        return joined

    def text(self, *streams: str) -> str:
        """What was shown, in order, on some of the streams or all."""
        return "".join(text for stream, text in self.chunks if not streams or stream in streams)


class Bench:
    """Runs programs in one process that lasts, on a page that only remembers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        command = [sys.executable, "-X", "utf8", str(Path(__file__).with_name("served.py"))]
        self._process = subprocess.Popen(
            [*command, str(folder)],
            env={k: v for k, v in os.environ.items() if not k.startswith("PYTHON")},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        self._runs = 0

    def run(
        self,
        source: str,
        *answers: str | dict[str, bool] | None,
        stdin: str | None = None,
        setup: tuple[Program, ...] = (),
        name: str = "demo",
        check: Check | None = None,
        schedule: str | None = None,
        lasting: bool = False,
        files: dict[str, str] | None = None,
    ) -> Result:
        """Run a program to its end; its indentation is taken off.

        :param answers: what the reader types; None is the end of the input, STOP a Stop.
        """
        self._runs += 1
        message: RunMessage = {
            "type": "run",
            "run": self._runs,
            "program": program(source, name, stdin),
            "setup": list(setup),
            "packages": [],
            "files": [
                {"name": name, "text": text, "address": ""} for name, text in (files or {}).items()
            ],
            "check": check,
            "schedule": schedule,
            "lasting": lasting,
        }
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"message": message, "answers": answers}) + "\n")
        self._process.stdin.flush()
        return Result(list(self._messages()))

    def stop(self) -> None:
        """Press Stop."""
        self._process.send_signal(signal.SIGINT)

    def close(self) -> None:
        """End the process, which must not have anything to say."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        assert self._process.stdout.read() == ""
        self._process.stdout.close()
        assert self._process.wait(30) == 0

    def _messages(self) -> Iterator[Any]:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            message = json.loads(line)
            assert message["run"] == self._runs
            yield message
            if message["type"] == "done":
                return


STOP = {"interrupt": True}


def program(source: str, name: str = "first", stdin: str | None = None) -> Program:
    """Make a Program of indented text."""
    return {"name": name, "source": dedent(source), "stdin": stdin}


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """One process for all tests: none of them may leave a trace in it."""
    bench = Bench(tmp_path_factory.mktemp("runner") / "home")
    yield bench
    bench.close()


@dataclass(frozen=True)
class ScriptResult:
    """What `python demo.py` printed, the folder's name taken out."""

    output: str
    status: int


@pytest.fixture
def as_script(tmp_path: Path) -> Callable[[str], ScriptResult]:
    """Run a program by the interpreter itself."""

    def run(source: str) -> ScriptResult:
        folder = tmp_path / "script"
        folder.mkdir()
        (folder / "demo.py").write_text(dedent(source), encoding="utf-8")
        command = [sys.executable, "-u", "-X", "utf8", "demo.py"]
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            text=True,
            encoding="utf-8",
        )
        return ScriptResult(masked(done.stdout.replace(f"{folder}/", "")), done.returncode)

    return run


def masked(text: str) -> str:
    """Take out what differs from process to process."""
    return re.sub(r"0x[0-9a-f]+|(?<=repeated )\d+", "…", text)
