"""The fences ``python`` and ``output``: an example, and what it printed when it was recorded.

Owns: how the two become a node, and the HTML of that node. Must not import the builder.
"""

from __future__ import annotations

import html
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast, get_args
from xml.etree import ElementTree

from docutils import nodes
from sphinx.util.osutil import relative_uri

from handbook_build.extension.ansi import ansi_to_html
from handbook_build.extension.domain import handbook_domain
from handbook_build.extension.fences import FENCES
from handbook_build.extension.mistakes import Mistake
from handbook_build.extension.options import parse_options
from handbook_build.extension.records import FILES, Example, Output, OutputKind, SourceFile
from handbook_build.extension.redirects import former_anchors

from .code_html import attribute, code_box
from .example_options import ExampleOptions, contradiction
from .folds import read_folds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.tree import SyntaxTreeNode
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from handbook_build.extension.parser import LessonRenderer

__all__ = ["SVG", "example_node", "page_options", "setup_example_fences"]

SVG = "http://www.w3.org/2000/svg"

_LOOKALIKES = ("py", "python3", "py3", "pycon", "Python", "ipython")

#: Options that the page needs; the rest is for whoever checks and records.
_PAGE_OPTIONS = (
    "after", "packages", "stdin", "raises", "timeout", "schedule", "predict", "steps", "isolated",
    "reseeded",
)  # fmt: skip


#: What a reader is told where the output waits for a guess.
_GUESS = "Guess first, then look: what does it print?"


class example_node(nodes.General, nodes.Element):  # noqa: N801 - docutils dispatches on the name
    """An example. ``example`` is the :class:`Example`; a picture is the node's only child."""


def render_python(renderer: LessonRenderer, token: SyntaxTreeNode, info: str) -> None:
    """Turn a ``python`` fence into an example."""
    line = renderer.line_of(token)
    parsed = parse_options(ExampleOptions, info, "python", line)
    renderer.complain_all(parsed.problems)
    # A fence with mistakes still makes a node, so that its output fence is not reported as stray.
    options = parsed.options or ExampleOptions()
    if parsed.options and (found := contradiction(options)):
        renderer.complain(Mistake.OPTION, line, *found)
    folded = read_folds(token.content, line + 1)
    renderer.complain_all(folded.problems)
    if not folded.source.strip():
        renderer.complain(Mistake.FENCE, line, "The example is empty", "Write a program")
    example = Example(renderer.docname, line, folded.source, options, token.content, folded.folds)
    node = example_node(example=example, ids=[options.name] if options.name else [])
    renderer.place(node, token)
    if not parsed.options:
        return
    example.files = list(_files(renderer, line, options.files))
    renderer.page.examples.append(example)


def _files(renderer: LessonRenderer, line: int, names: Iterable[str]) -> Iterator[SourceFile]:
    """Yield the files of an example; missing ones are reported."""
    chapter = handbook_domain(renderer.env).outline.chapter_in(renderer.docname)
    folder = f"{FILES}/{chapter.slug}" if chapter else FILES
    for name in names:
        path = renderer.beside(f"files/{name}")
        if path:
            yield SourceFile(name, path, f"{folder}/{name}")
        else:
            what = f"There is no file files/{name} beside the lesson"
            renderer.complain(Mistake.OPTION, line, what, "Add the file or correct its name")


def render_output(renderer: LessonRenderer, token: SyntaxTreeNode, info: str) -> None:
    """Add an ``output`` fence to the example right before it."""
    line = renderer.line_of(token)
    siblings = renderer.current_node.children
    node = siblings[-1] if siblings else None
    if not isinstance(node, example_node):
        what = "The output fence does not follow a python fence"
        renderer.complain(Mistake.FENCE, line, what, "Put it right after the example it belongs to")
        return
    example: Example = node["example"]
    if example.output is not None:
        what = f"The example {example.name} has an output already"
        renderer.complain(Mistake.FENCE, line, what, "Keep one of the two output fences")
    elif example.options.static:
        what = f"The example {example.name} is static: it is never run, so it has no output"
        renderer.complain(Mistake.FENCE, line, what, "Remove the output fence, or static")
    else:
        example.output = _read_output(renderer, token, info)
        if example.output and example.output.kind in {"svg", "png"}:
            node += _picture(renderer, token, example)


def _read_output(renderer: LessonRenderer, token: SyntaxTreeNode, info: str) -> Output | None:
    """Return a recorded output; text is the fence's body, the rest is a file that it names."""
    kind, line = info or "text", renderer.line_of(token)
    if kind not in get_args(OutputKind):
        allowed = ", ".join(get_args(OutputKind))
        what = f"The output fence has no kind {kind}"
        renderer.complain(Mistake.OPTION, line, what, f"Allowed: {allowed}; none means text")
        return None
    if not token.content:
        what = "The output fence is empty"
        do = "Remove the fence: an example without one prints nothing"
        renderer.complain(Mistake.FENCE, line, what, do)
        return None
    if kind == "text":
        return Output("text", line, token.content, None)
    path = renderer.beside(token.content.strip())
    if path is None:
        what = f"There is no file {token.content.strip()} beside the lesson"
        do = f"An output {kind} fence holds one line: the name of the recorded file"
        renderer.complain(Mistake.FENCE, line, what, do)
        return None
    return Output(cast("OutputKind", kind), line, None, path)


def _picture(renderer: LessonRenderer, token: SyntaxTreeNode, example: Example) -> nodes.image:
    """Return the picture that an example made, for Sphinx to copy into the site."""
    alt = f"Recorded output of {example.name}"
    if example.output and example.output.kind == "svg":
        alt = _title(renderer, token) or alt
    picture = nodes.image(uri=token.content.strip(), alt=alt)
    renderer.add_line_and_source_path(picture, token)
    return picture


def _title(renderer: LessonRenderer, token: SyntaxTreeNode) -> str:
    """Return the title of a recorded drawing, which a browser is to show as an image."""
    name, line = token.content.strip(), renderer.line_of(token)
    try:
        root = ElementTree.fromstring((renderer.folder / name).read_bytes())
    except ElementTree.ParseError as error:
        what, do = f"The drawing {name} is no XML: {error}", "Correct what the example draws"
        renderer.complain(Mistake.FENCE, line, what, do)
        return ""
    if root.tag != f"{{{SVG}}}svg":
        what, do = (
            f"The drawing {name} has no namespace of SVG",
            f'Begin it with <svg xmlns="{SVG}"',
        )
        renderer.complain(Mistake.FENCE, line, what, do)
    return (root.findtext(f"{{{SVG}}}title") or "").strip()


def visit_example(translator: HTML5Translator, node: example_node) -> None:
    """Write an example up to its picture, or the whole of it."""
    example: Example = node["example"]
    body, code = translator.body, code_box(example.source, example.name, example.folds)
    redirects = handbook_domain(translator.builder.env).redirects
    body.append(former_anchors(redirects, example.name))
    if example.options.static:
        body.append(f'<figure class="example-static" id="{example.name}">\n{code}')
        why = html.escape(example.options.why or "", quote=False)
        body.append(f"<figcaption>{why}</figcaption>\n</figure>\n")
        raise nodes.SkipNode
    body.append(
        f"<py-example id=\"{example.name}\" data-options='{_data_options(translator, example)}' "
        f'data-digest="{example.digest}">\n{code}'
    )
    if example.output:
        kind = example.output.kind
        if example.options.predict:
            body.append(f'<details class="example-prediction"><summary>{_GUESS}</summary>')
        body.append(
            f'<div class="example-output" data-kind="recorded" data-output="{kind}">'
            '<p class="example-output-label">Output</p>'
        )
        body.append(_recorded(translator, example, example.output))


def depart_example(translator: HTML5Translator, node: example_node) -> None:
    """Close an example that is not static."""
    example: Example = node["example"]
    if example.output:
        translator.body.append("</div></details>\n" if example.options.predict else "</div>\n")
    translator.body.append("</py-example>\n")


def _recorded(translator: HTML5Translator, example: Example, output: Output) -> str:
    """Return the recorded output; a picture is a child of the node and writes itself."""
    label = f"Recorded output of {example.name}"
    if output.text is not None:
        text = ansi_to_html(output.text)
        return f'<pre tabindex="0" aria-label="{label}"><samp>{text}</samp></pre>'
    if output.kind == "html" and output.path:
        root = Path(translator.builder.env.srcdir).parent
        page = html.escape((root / output.path).read_text("utf-8"))
        return f'<iframe title="{label}" sandbox="" loading="lazy" srcdoc="{page}"></iframe>'
    return ""


def page_options(example: Example) -> dict[str, Any]:
    """Return the options that a page needs to run an example, but for its files."""
    values = asdict(example.options)
    chosen: dict[str, Any] = {name: values[name] for name in _PAGE_OPTIONS if values[name]}
    if values["stdin"] is not None:
        chosen["stdin"] = values["stdin"]
    return chosen


def _data_options(translator: HTML5Translator, example: Example) -> str:
    """Return the options that the page needs as JSON, escaped for single quotes."""
    chosen = page_options(example)
    if example.files:
        chosen["files"] = {file.name: file.address for file in example.files}
    if (page := _page_of_after(translator, example)) is not None:
        chosen["afterPage"] = page
    return attribute(chosen)


def _page_of_after(translator: HTML5Translator, example: Example) -> str | None:
    """Return the address of the page that holds the ``after=`` example, if it is another one."""
    if example.options.after is None:
        return None
    builder = translator.builder
    earlier = handbook_domain(builder.env).examples().get(example.options.after)
    if earlier is None or earlier.docname == example.docname:
        return None
    own, other = builder.get_target_uri(example.docname), builder.get_target_uri(earlier.docname)
    return relative_uri(own, other)


def _render_lookalike(renderer: LessonRenderer, token: SyntaxTreeNode, info: str) -> None:
    """Refuse a fence that Markdown viewers highlight as Python but the handbook would not run."""
    what = f"A {token.info.split()[0]} fence is not run"
    do = "Write python name=NAME for an example, or console name=NAME for a recorded session"
    renderer.complain(Mistake.FENCE, renderer.line_of(token), what, do)


def setup_example_fences(app: Sphinx) -> None:
    """Register the fences and their node."""
    FENCES.update(python=render_python, output=render_output)
    names: Sequence[str] = _LOOKALIKES
    FENCES.update(dict.fromkeys(names, _render_lookalike))
    app.add_node(example_node, html=(visit_example, depart_example))
