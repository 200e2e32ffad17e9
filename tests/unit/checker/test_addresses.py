"""Home folders and registries: refused in every file that a lesson uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.checker.conftest import Book

# Put together here, so that no host's name stands whole in a file of the repository.
PYPI = ".".join(["pypi", "org"])
FILES = ".".join(["files", "python" + "hosted", "org"])
NPM = ".".join(["registry", "npmjs", "org"])
DEBIAN = ".".join(["deb", "debian", "org"])
MIRROR = "https://mirror.corp.invalid/pypi/simple"


@pytest.mark.parametrize(
    "path",
    [
        "/home/ada/x.py",
        "/Users/ada",
        r"C:\Users\ada",
        r"D:\\Users\\ada",
        "/roo" + "t/.cache",
        "/home/readers",
    ],
)
def test_home_path_in_an_output_refused(book: Book, path: str) -> None:
    book.section(book.example("where", output=f"in {path}:\n"))
    (found,) = book.check()
    assert (found.path, found.line) == (book.page, book.line_of(book.page, path))
    assert found.what.startswith("The path ")
    assert path.startswith(found.what.split(" ")[2])


@pytest.mark.parametrize(
    "text",
    [
        "/home/reader/x.py",
        "/home/reader",
        "/srv/home/ada",
        "https://example.org/home/ada",
        "/rooted/x",
    ],
)
def test_home_path_of_the_reader_allowed(book: Book, text: str) -> None:
    book.section(book.example("where", output=f"{text}\n"))
    assert book.check() == []


@pytest.mark.parametrize("host", [PYPI, f"test.{PYPI}", FILES, NPM, DEBIAN, DEBIAN.upper(), MIRROR])
def test_registry_host_refused(book: Book, host: str) -> None:
    book.section(f"Packages come from `{host}`.\n")
    (found,) = book.check()
    assert found.line == book.line_of(book.page, host)
    assert found.what == f"The text names a host of a package registry: {host}"


@pytest.mark.parametrize(
    "text", ["PyPI", "https://index.example.com/simple", "docs.npmjs.test", "debian.org"]
)
def test_registry_named_otherwise_allowed(book: Book, text: str) -> None:
    book.section(f"Packages come from `{text}`.\n")
    assert book.check() == []


@pytest.mark.parametrize(
    ("name", "fence"),
    [
        ("recorded/a.svg", "```python name=draw\nx = 1\n```\n```output svg\nrecorded/a.svg\n```"),
        ("files/a.csv", "```python name=read files=a.csv\nx = 1\n```"),
        ("transcripts/till.sh", "```console name=till\n$ till --version\n1\n```"),
    ],
)
def test_home_path_in_a_file_of_a_lesson_refused(book: Book, name: str, fence: str) -> None:
    path = f"lessons/01-numbers/{name}"
    book.write(path, "#> version till --version\n# in /home/ada\n")
    book.section(f"{fence}\n")
    (found,) = book.check()
    assert (found.path, found.line) == (path, 2)


@pytest.mark.parametrize("name", ["exercise.md", "start.py", "wrong/same.py"])
def test_registry_host_in_an_exercise_refused(book: Book, name: str) -> None:
    book.exercise()
    path = f"{book.folder}/{name}"
    text = (book.root / path).read_text("utf-8")
    book.write(path, f"{text}    # {NPM}\n" if name.endswith(".py") else f"{text}\n{NPM} is one.\n")
    (found,) = book.check()
    assert (found.path, found.line) == (path, book.line_of(path, NPM))


def test_home_path_in_a_picture_of_bytes_left_alone(book: Book) -> None:
    book.write("lessons/01-numbers/a.png", b"\x89PNG\0 /home/ada")
    book.section("![A till](a.png)\n")
    assert book.check() == []
