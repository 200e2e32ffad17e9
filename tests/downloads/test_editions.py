"""The handbook as EPUB and as PDF, made of the doctrees of the last build."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from handbook_build.extension.book import EPUB
from handbook_build.pipeline import assets, editions
from handbook_build.pipeline.paths import Paths
from handbook_build.pipeline.print_edition import COLUMNS, WRAP, PrintEdition
from handbook_build.pipeline.steps import Steps, exclusive
from pypdf import PdfReader

from tests.aside import aside

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

#: The width of the text on A4 paper, in CSS pixels.
TEXT_PX = round((210 - 40) / 25.4 * 96)

#: Blocks of code that are wider than their box, or have lines that were broken without a sign.
CUT = """() => [...document.querySelectorAll("pre")].filter((block) => {
  const style = getComputedStyle(block);
  const inner = block.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
  const lines = block.textContent.replace(/\\n$/, "").split("\\n").length;
  const height = parseFloat(style.lineHeight);
  const broken = Math.abs(inner - lines * height) > 0.6 * height;
  return block.scrollWidth > block.clientWidth || broken;
}).map((block) => block.textContent)"""


@dataclass(frozen=True)
class Elsewhere(Paths):
    """This checkout, with another place for what is made.

    :param made: the folder
    """

    made: Path

    @property
    def dist(self) -> Path:
        return self.made / "dist"

    @property
    def cache(self) -> Path:
        return self.made / "cache"


def make(checkout: Paths, made: Path, wish: editions.Wish) -> Elsewhere:
    """Make editions of the last build in another folder."""
    paths, steps = Elsewhere(checkout.root, made), Steps(checkout.logs)
    last = assets.last_made(checkout)
    assert last is not None
    with exclusive(checkout.cache / "build.lock", "waiting for a build", steps):
        shutil.copytree(checkout.cache / "doctrees", paths.cache / "doctrees")
        aside(lambda: editions.build(paths, steps, last, wish))
    return paths


@pytest.fixture(scope="session")
def made(
    checkout: Paths, program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> Elsewhere:
    """Both editions."""
    program("chromium")
    wish = editions.Wish(epub=True, pdf=True)
    return make(checkout, tmp_path_factory.mktemp("editions"), wish)


@pytest.fixture(scope="session")
def epub(made: Elsewhere) -> Path:
    """The EPUB."""
    return made.dist / editions.FOLDER / EPUB


@pytest.fixture(scope="session")
def pdf(made: Elsewhere) -> PdfReader:
    """The PDF."""
    return PdfReader(made.dist / editions.FOLDER / editions.PDF)


@pytest.fixture(scope="session")
def texts(pdf: PdfReader) -> list[str]:
    """The text of each page of the PDF."""
    return [page.extract_text() for page in pdf.pages]


@pytest.fixture(scope="session")
def book(made: Elsewhere) -> PrintEdition:
    """What was printed."""
    return PrintEdition(made.cache / "book", "")


def manifest(site: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((site / "data/handbook.json").read_text("utf-8"))
    return data


def test_epub_passes_epubcheck(epub: Path, program: Callable[[str], str]) -> None:
    java, checker = program("default-jre-headless"), program("epubcheck")
    command = [java, "-jar", checker, "--failonwarnings", str(epub)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_epub_has_every_example_with_its_output(epub: Path, site: Path) -> None:
    with zipfile.ZipFile(epub) as archive:
        pages = {name: archive.read(name) for name in archive.namelist()}
    found = {}
    for name, data in pages.items():
        if name.endswith(".xhtml"):
            for element in ElementTree.fromstring(data).iter("{http://www.w3.org/1999/xhtml}div"):
                if element.get("class") == "example":
                    found[element.get("id")] = element
    examples = [item for item in manifest(site)["examples"] if item["lesson"] != "home"]
    assert {item["name"] for item in examples} <= set(found)
    for item in examples:
        text = "".join(found[item["name"]].itertext())
        assert item["source"].strip() in text
        pictures = list(found[item["name"]].iter("{http://www.w3.org/1999/xhtml}img"))
        if item["output_kind"] == "svg":
            assert [picture.get("src") in pages for picture in pictures] == [True], item["name"]
    assert sum(name.endswith(".svg") for name in pages) >= 8


def test_epub_has_solutions_at_its_end(epub: Path, site: Path) -> None:
    with zipfile.ZipFile(epub) as archive:
        package = archive.read("content.opf").decode()
        answers = {
            name: archive.read(name).decode()
            for name in archive.namelist()
            if name.startswith("answers-")
        }
    ids = dict(re.findall(r'<item id="([^"]+)" href="([^"]+)"', package))
    order = [ids[name] for name in re.findall(r'<itemref idref="([^"]+)"', package)]
    assert sorted(order[-len(answers) :]) == sorted(answers)
    whole = "".join(answers.values())
    for exercise in manifest(site)["exercises"]:
        assert f'id="answer-{exercise["name"]}"' in whole
    assert whole.count("Solution</p>") == len(manifest(site)["exercises"])


def test_epub_made_twice_is_the_same(checkout: Paths, epub: Path, tmp_path: Path) -> None:
    again = make(checkout, tmp_path, editions.Wish(epub=True))
    folder = again.dist / editions.FOLDER
    assert [path.name for path in folder.iterdir()] == [EPUB]
    digests = {hashlib.sha256(path.read_bytes()).digest() for path in (epub, folder / EPUB)}
    assert len(digests) == 1


def test_pdf_contents_name_the_pages(
    texts: list[str], pdf: PdfReader, book: PrintEdition, made: Elsewhere
) -> None:
    printed = (made.cache / "book" / "print.html").read_text("utf-8")
    contents = re.findall(r'href="#([\w-]+)">([^<]+)</a>.*?class="page">(\d+)<', printed)
    assert [anchor for anchor, _, _ in contents] == [item.anchor for item in book.entries[1:]]
    places = pdf.named_destinations
    for anchor, _, number in contents:
        assert pdf.get_destination_page_number(places[f"/{anchor}"]) == int(number) - 1
    assert re.search(r"1 Introduction\s*\d+", texts[1])
    assert len(pdf.outline) > 5


def test_pdf_pages_are_numbered(texts: list[str]) -> None:
    last_lines = [text.rstrip().rpartition("\n")[2].strip() for text in texts]
    assert last_lines == [str(number) for number in range(1, len(texts) + 1)]


def test_pdf_has_no_time(made: Elsewhere, pdf: PdfReader) -> None:
    data = (made.dist / editions.FOLDER / editions.PDF).read_bytes()
    assert b"CreationDate" not in data
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Python Handbook"


def test_pdf_has_every_line_of_code(texts: list[str], site: Path) -> None:
    def bare(text: str) -> str:
        return "".join(text.replace(WRAP, "").split())

    # A block that goes on over a page has a page's number in its middle.
    pages = [text.rstrip().rpartition("\n")[0] for text in texts]
    whole = bare("".join(pages))
    lines = [
        line
        for item in manifest(site)["examples"]
        if item["lesson"] != "home"
        for line in item["source"].splitlines()
        if line.isascii()
    ]
    assert len(lines) > 2000
    assert [line for line in lines if bare(line) not in whole] == []


def test_no_code_on_paper_is_cut_or_broken_without_a_sign(
    made: Elsewhere, chromium: Browser
) -> None:
    page = chromium.new_page(viewport={"width": TEXT_PX, "height": 1000})
    page.emulate_media(media="print")
    page.goto((made.cache / "book" / "print.html").as_uri())
    blocks = page.locator("pre").count()
    cut = page.evaluate(CUT)
    page.close()
    assert blocks > 400
    assert cut == []


def test_print_edition_wraps_long_lines_with_a_sign(book: PrintEdition) -> None:
    blocks = re.findall(r"<pre[^>]*>(.*?)</pre>", book.page({}), re.DOTALL)
    lines = [line for block in blocks for line in re.sub("<[^>]*>", "", block).split("\n")]
    assert any(line.endswith(WRAP) for line in lines)
    unescaped = [re.sub("&(?:lt|gt|amp|quot);", "x", line) for line in lines]
    assert max(map(len, unescaped)) <= COLUMNS + len(WRAP)


def test_a_build_without_editions_removes_them(checkout: Paths, tmp_path: Path) -> None:
    paths = Elsewhere(checkout.root, tmp_path)
    old = paths.dist / editions.FOLDER / EPUB
    old.parent.mkdir(parents=True)
    old.touch()
    last = assets.last_made(checkout)
    assert last is not None
    editions.build(paths, Steps(tmp_path / "logs"), last, editions.NONE)
    assert not old.parent.exists()
