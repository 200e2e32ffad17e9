"""The search: an index of the built pages, and the file by which a page finds its way in it.

Owns: ``dist/assets/search``, ``dist/data/search.json``, and ``.cache/search``.

``data/search.json`` is what a page asks for first. It names the files that Pagefind made by the
names that Pagefind's script has for them, the script itself, a list of all words against misspelt
ones, and holds the whole table of contents: what is not written yet can be found too.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handbook_build.extension.manifest import MANIFEST
from handbook_build.extension.outline import load_outline
from handbook_build.extension.state import write_if_changed
from handbook_build.pipeline import naming, pagefind
from handbook_build.pipeline.search_texts import page_text, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from handbook_build.extension.outline import Chapter, Outline, Section
    from handbook_build.pipeline.assets import Assets
    from handbook_build.pipeline.paths import Paths

__all__ = ["FOLDER", "START", "build"]

START = "data/search.json"
FOLDER = "assets/search"
ENGINE = "search-engine.js"
WORDS = "words.json"

# What Pagefind makes and a page may ask for; the rest is interfaces that the handbook doesn't use.
SHIPPED = (
    "pagefind-entry.json",
    f"pagefind.{pagefind.LANGUAGE}_*.pf_meta",
    f"wasm.{pagefind.LANGUAGE}.pagefind",
    "index/*.pf_index",
    "fragment/*.pf_fragment",
)


@dataclass
class _Record:
    """What the index was made of, and what was made.

    :ivar basis: digest of all but the pages
    :ivar pages: by its address, when a page was written (ns since the epoch), and its size in bytes
    :ivar made: the path below ``dist`` of each file, and its size in bytes
    """

    basis: str = ""
    pages: dict[str, list[int]] = field(default_factory=dict)
    made: dict[str, int] = field(default_factory=dict)


def build(paths: Paths, assets: Assets) -> None:
    """Bring the search up to date with the pages in ``dist``.

    :param assets: what ``dist`` holds besides the pages
    :raises StepError: if Pagefind fails
    """
    lessons = json.loads((paths.dist / MANIFEST).read_text(encoding="utf-8"))["lessons"]
    known = _load(paths)
    new = _Record(_basis(paths, assets, lessons), _written(paths, lessons))
    if (known.basis, known.pages) == (new.basis, new.pages) and _intact(paths, known):
        return
    texts = paths.cache / "search" / "pages"
    if known.basis != new.basis:
        shutil.rmtree(texts, ignore_errors=True)
    _write_texts(paths, texts, known, new)
    made = paths.cache / "search" / "made"
    pagefind.index(texts, made)
    outline = load_outline(paths.lessons / "outline.yaml")
    _list_words(texts, outline, made / WORDS)
    files = _publish(made, paths.dist)
    start = {
        "engine": assets.addresses[ENGINE],
        "files": files,
        "contents": _contents(outline, {lesson["docname"] for lesson in lessons}),
    }
    text = json.dumps(start, ensure_ascii=False, separators=(",", ":"))
    write_if_changed(paths.dist / START, f"{text}\n".encode())
    shipped = [*files.values(), START]
    new.made = {name: (paths.dist / name).stat().st_size for name in shipped}
    _path(paths).write_text(json.dumps(asdict(new)), encoding="utf-8")


def _path(paths: Paths) -> Path:
    """Return the file of the record."""
    return paths.cache / "search" / "record.json"


def _load(paths: Paths) -> _Record:
    """Return what the last build left behind."""
    try:
        return _Record(**json.loads(_path(paths).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return _Record()


def _basis(paths: Paths, assets: Assets, lessons: Iterable[Mapping[str, Any]]) -> str:
    """Return a digest of everything that changes the search, but the texts of the pages."""
    code = [Path(__file__), Path(pagefind.__file__), Path(__file__).with_name("search_texts.py")]
    parts = [path.read_bytes() for path in [*code, paths.lessons / "outline.yaml"]]
    facts = [assets.addresses[ENGINE], pagefind.VERSION]
    facts += [lesson["docname"] for lesson in lessons]
    return hashlib.sha256(b"\0".join([*parts, json.dumps(facts).encode()])).hexdigest()


def _written(paths: Paths, lessons: Iterable[Mapping[str, Any]]) -> dict[str, list[int]]:
    """Return when each page was written, and its size."""
    found = {}
    for lesson in lessons:
        stat = (paths.dist / lesson["url"] / "index.html").stat()
        found[lesson["url"]] = [stat.st_mtime_ns, stat.st_size]
    return found


def _intact(paths: Paths, record: _Record) -> bool:
    """Return whether everything that was made is there, and nothing else in its folder."""
    folder = paths.dist / FOLDER
    found = {f"{FOLDER}/{path.name}" for path in folder.iterdir()} if folder.is_dir() else set()
    return found <= record.made.keys() and all(
        (paths.dist / name).is_file() and (paths.dist / name).stat().st_size == size
        for name, size in record.made.items()
    )


def _write_texts(paths: Paths, texts: Path, known: _Record, new: _Record) -> None:
    """Have a folder hold what is to be found in each page; only other pages are read again."""
    for address, written in new.pages.items():
        text = texts / address / "index.html"
        if known.pages.get(address) != written or not text.is_file():
            page = (paths.dist / address / "index.html").read_text(encoding="utf-8")
            write_if_changed(text, page_text(page).encode())
    for address in known.pages.keys() - new.pages.keys():
        (texts / address / "index.html").unlink(missing_ok=True)


def _list_words(texts: Path, outline: Outline, target: Path) -> None:
    """Write all words in small letters, those of most pages first."""
    documents = [path.read_text(encoding="utf-8") for path in sorted(texts.rglob("*.html"))]
    counted = Counter(word for document in documents for word in words(document))
    for entry in outline:
        titles = [entry.title, *(one.title for one in getattr(entry, "subtopics", ()))]
        counted.update(words(" ".join(titles)) - counted.keys())
    ordered = sorted(counted, key=lambda word: (-counted[word], word))
    target.write_text(json.dumps(ordered, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _publish(made: Path, dist: Path) -> dict[str, str]:
    """Put the files in place, each with a digest in its name, and remove those of before.

    :return: by the name that Pagefind has for a file, its path below ``dist``
    """
    found = [path for pattern in (*SHIPPED, WORDS) for path in sorted(made.glob(pattern))]
    files = {}
    for path in found:
        kind = path.name.partition(".")[0] if path.parent == made else path.parent.name
        name = f"{FOLDER}/{kind}-{naming.digest(path)}{path.suffix}"
        write_if_changed(dist / name, path.read_bytes())
        files[path.relative_to(made).as_posix()] = name
    for path in sorted((dist / FOLDER).iterdir()):
        if f"{FOLDER}/{path.name}" not in files.values():
            path.unlink()
    return files


def _contents(outline: Outline, written: set[str]) -> list[Any]:
    """Return the table of contents as lists: id, title, address or None, and what is below.

    What is not written yet has no address; a topic of a section has an id alone, or None.
    """

    def entry(item: Chapter | Section, below: list[Any]) -> list[Any]:
        return [item.id, item.title, item.address if item.docname in written else None, below]

    return [
        entry(
            chapter,
            [
                entry(section, [[topic.id, topic.title] for topic in section.subtopics])
                for section in chapter.sections
            ],
        )
        for chapter in outline.chapters
    ]
