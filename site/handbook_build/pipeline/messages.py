"""Writes ``py/handbook/_messages.py`` from the typedefs of ``site/js/runtime/protocol.js``.

Owns: the translation of the JSDoc types that ``protocol.js`` allows into ``TypedDict`` and
``Literal``. Whatever it does not know is refused, so that both sides cannot drift apart unseen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handbook_build.errors import HandbookError

if TYPE_CHECKING:
    from handbook_build.pipeline.paths import Paths

__all__ = ["python_module", "target", "typedefs", "write"]

HEADER = '''\
"""The messages between the page and Python, as ``site/js/runtime/protocol.js`` states them.

Generated from it by ``python3 build.py build``: change it there.
"""

from __future__ import annotations

from typing import {names}

__all__ = {exported}
'''

# What Python never sees only has to be named.
UNSEEN = ("SharedArrayBuffer", "ArrayBuffer", "Uint8Array", "WebAssembly.Module", "any")
SIMPLE = {"string": "str", "boolean": "bool", "null": "None", **dict.fromkeys(UNSEEN, "object")}

# What JavaScript calls a number is a whole one, but for these.
FRACTIONS = frozenset({"seconds"})


@dataclass(frozen=True)
class Property:
    """One property of a message.

    :param name: as it crosses
    :param type: the JSDoc type
    :param text: what it means
    :param optional: whether it may be absent
    """

    name: str
    type: str
    text: str
    optional: bool = False


@dataclass(frozen=True)
class Typedef:
    """One ``@typedef`` block.

    :param name: of the type
    :param type: the JSDoc type; ``object`` when it has properties
    :param text: what it is
    :param properties: empty for an alias
    """

    name: str
    type: str
    text: str
    properties: tuple[Property, ...] = field(default=())


def typedefs(source: str) -> list[Typedef]:
    """Read the types of a JavaScript file.

    :param source: text of ``protocol.js``
    :return: in the order of the file
    :raises HandbookError: when a block has a form that is not understood
    """
    found = []
    for comment in re.findall(r"/\*\*(.*?)\*/", source, re.DOTALL):
        text = re.sub(r"^\s*\* ?", "", comment, flags=re.MULTILINE).strip()
        if re.search(r"^@typedef", text, re.MULTILINE):
            found.append(_typedef(text))
    return found


def _typedef(text: str) -> Typedef:
    """Read one block, without its comment marks."""
    above, _, block = text.partition("@typedef")
    parts = re.split(r"^@property", block, flags=re.MULTILINE)
    kind, rest = _braced(parts[0])
    name, _, below = rest.partition(" ") if " " in rest.split("\n")[0] else rest.partition("\n")
    description = " ".join(f"{above} {below}".split())
    return Typedef(name.strip(), kind, description, tuple(_property(part) for part in parts[1:]))


def _property(text: str) -> Property:
    """Read one property, after its tag."""
    kind, rest = _braced(text)
    match = re.fullmatch(r"(?:(\w+)|\[(\w+)\]) - (.+)", " ".join(rest.split()))
    if not match:
        line = " ".join(text.split())
        raise HandbookError(f"protocol.js: @property {line}: expected NAME - TEXT")
    return Property(match[1] or match[2], kind, match[3], optional=match[1] is None)


def _braced(text: str) -> tuple[str, str]:
    """Split ``{TYPE} rest``."""
    match = re.match(r"\s*\{([^{}]*)\}\s*(.*)", text, re.DOTALL)
    if not match:
        raise HandbookError(f"protocol.js: {' '.join(text.split())}: expected {{TYPE}}")
    return " ".join(match[1].split()), match[2].strip()


def python_type(kind: str, name: str, known: frozenset[str]) -> str:
    """Translate a JSDoc type.

    :param kind: the type
    :param name: of the property or typedef that has it
    :param known: names of the typedefs of the file
    :return: a Python annotation
    :raises HandbookError: when it is built from something else than ``protocol.js`` promises
    """
    parts = [part.strip() for part in kind.split("|")]
    literals = [part for part in parts if part.startswith('"')]
    others = [_simple_type(part, name, known) for part in parts if part not in literals]
    if literals:
        others.insert(0, f"Literal[{', '.join(literals)}]")
    return " | ".join(others)


def _simple_type(part: str, name: str, known: frozenset[str]) -> str:
    """Translate a type without alternatives."""
    if part.endswith("[]"):
        return f"list[{_simple_type(part[:-2], name, known)}]"
    record = re.fullmatch(r"Record<(\w+), (\w+)>", part)
    if record:
        pair = (_simple_type(item, name, known) for item in record.groups())
        return f"dict[{', '.join(pair)}]"
    if part == "number":
        return "float" if name in FRACTIONS else "int"
    if part in known:
        return part
    if part not in SIMPLE:
        raise HandbookError(f"protocol.js: {name}: the type {part} is not one that Python is told")
    return SIMPLE[part]


def python_module(source: str) -> str:
    """Return the text of ``_messages.py``.

    :param source: text of ``protocol.js``
    """
    types = typedefs(source)
    known = frozenset(item.name for item in types)
    exported = "".join(f'    "{name}",\n' for name in sorted(known))
    ordered = _in_order(types)
    body = ""
    for previous, item in zip([None, *ordered], ordered, strict=False):
        after_class = previous is not None and previous.properties
        body += "\n\n" if after_class or item.properties else "\n"
        body += _definition(item, known)
    names = [name for name in ("Literal", "NotRequired", "TypedDict") if name in body]
    header = HEADER.format(names=", ".join(names), exported=f"[\n{exported}]")
    return header + body


def _in_order(types: list[Typedef]) -> list[Typedef]:
    """Return aliases of other types last: they are evaluated when the module is imported."""
    known = {item.name for item in types}
    return sorted(types, key=lambda item: any(n in known for n in re.findall(r"\w+", item.type)))


def _definition(item: Typedef, known: frozenset[str]) -> str:
    """Return the definition of one type."""
    if not item.properties:
        value = python_type(item.type, item.name, known)
        if len(item.name) + len(value) + 3 > 100:
            separator = "\n    | " if len(value) + 4 > 100 else " | "  # as ruff has it
            value = "(\n    " + value.replace(" | ", separator) + "\n)"
        return f"# {item.name}: {item.text}\n{item.name} = {value}\n"
    lines = [f"class {item.name}(TypedDict):"]
    lines += [f'    """{_capital(item.text or item.name)}"""', ""]
    for prop in item.properties:
        kind = python_type(prop.type, prop.name, known)
        lines += [f"    {prop.name}: {f'NotRequired[{kind}]' if prop.optional else kind}"]
        lines += [f'    """{_capital(prop.text)}"""']
    return "\n".join(lines) + "\n"


def _capital(text: str) -> str:
    """Return the text as a sentence."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def target(paths: Paths) -> str:
    """Return what ``_messages.py`` has to say now."""
    source = paths.site / "js" / "runtime" / "protocol.js"
    return python_module(source.read_text(encoding="utf-8"))


def write(paths: Paths) -> None:
    """Bring ``_messages.py`` up to date."""
    path, text = paths.browser_python / "handbook" / "_messages.py", target(paths)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
