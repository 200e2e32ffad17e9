"""Masks that earn their place: each hides something, and something is left to compare.

Owns: what ``varies=`` may be used for. What a kind of mask matches is in ``checker.masks``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook_build.checker.findings import Finding
from handbook_build.checker.manifest import Mask
from handbook_build.checker.masks import mask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .material import Entry, Material

__all__ = ["check"]

_ASSERT = re.compile(r"^\s*assert\b", re.MULTILINE)


def check(material: Material) -> Iterator[Finding]:
    """Refuse masks that match nothing, and examples of which nothing is compared."""
    for example in material.examples:
        if example["options"]["varies"]:
            yield from _idle(material, example)
            yield from _nothing_left(example)


def _masks(example: Entry) -> list[Mask]:
    return [Mask(item["kind"], item["pattern"]) for item in example["options"]["varies"]]


def _idle(material: Material, example: Entry) -> Iterator[Finding]:
    """Find masks that change nothing in what was recorded."""
    if example["output_kind"] == "png":
        return
    path = example["output_path"]
    output = material.text(path) if path else example["output"] or ""
    for own in _masks(example):
        if mask(output, [own]) == output:
            name = own.kind if own.pattern is None else f'"{own.pattern}"'
            what = f"varies={name} masks nothing in the recorded output of {example['name']}"
            do = "Take it out, or correct it: a mask hides what may differ, and nothing else"
            yield Finding(example["path"], example["line"], "masks", what, do)


def _nothing_left(example: Entry) -> Iterator[Finding]:
    """Find an example without an exact line or an assert."""
    masks = _masks(example)
    lines = [line for line in (example["output"] or "").splitlines() if line.strip()]
    is_masked = bool(lines) and all(mask(line, masks) != line for line in lines)
    if is_masked and not _ASSERT.search(example["source"]):
        what = f"Every line of the output of {example['name']} is masked, so nothing is checked"
        do = "Let the program print a line that is always the same, or assert something"
        yield Finding(example["path"], example["line"], "masks", what, do)
