"""What the last build left behind, so that the next one writes what it must and nothing else.

Owns: the file ``handbook-state.json`` beside Sphinx's doctrees, and which pages have to be read or
written again. Must not import the builder.

Sphinx reads a page again when its file changes. That is not enough here: every page shows the
titles and addresses of others, a page with mistakes must be read again so that they are reported
again, and a page may hold what an older version of this package made of it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["BuildState", "Written", "fingerprint", "reading_basis", "write_if_changed"]

_FILE = "handbook-state.json"
_PACKAGE = Path(__file__).parent


@dataclass(frozen=True)
class Written:
    """A page of the last build: when its file was read (µs since the epoch), and where it went.

    :ivar seen: fingerprint of what it shows of some others
    :ivar downloads: other files that are written with it
    """

    read_us: int
    path: str
    seen: str
    downloads: list[str] = field(default_factory=list)

    @property
    def files(self) -> list[str]:
        """Everything that is written with it, below the site's root."""
        return [self.path, *self.downloads]


@dataclass
class BuildState:
    """The state of one build folder.

    :ivar shared: fingerprint of what every page shows
    :ivar lists: fingerprint of what the generated pages show
    :ivar content: fingerprint of what the other files are made of
    :ivar written: every page by its docname
    :ivar broken: docnames of pages with mistakes
    """

    shared: str = ""
    lists: str = ""
    content: str = ""
    written: dict[str, Written] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    @classmethod
    def load(cls, folder: Path) -> BuildState:
        """Read the state; a missing or foreign file means that nothing is known.

        :param folder: Sphinx's doctree folder
        """
        try:
            data = json.loads((folder / _FILE).read_text("utf-8"))
            written = {name: Written(**item) for name, item in data.pop("written").items()}
            return cls(written=written, **data)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return cls()

    def save(self, folder: Path) -> None:
        """Write the state."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _FILE).write_text(json.dumps(asdict(self), indent=1), "utf-8")


def fingerprint(*parts: Any) -> str:
    """Return a short hash of values that JSON can hold."""
    text = json.dumps(parts, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def reading_basis(files: Iterable[Path]) -> str:
    """Return a hash of everything that changes what reading a page gives, but the page itself.

    :param files: such as the outline; missing ones count as empty
    """
    code = sorted(_PACKAGE.rglob("*.py"))
    parts = [file.read_bytes() if file.is_file() else b"" for file in [*files, *code]]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:32]


def write_if_changed(path: Path, data: bytes) -> bool:
    """Write a file unless it holds that already, so that its time tells when it last changed.

    :return: whether it was written
    """
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True
