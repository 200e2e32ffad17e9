from __future__ import annotations

import pytest
from handbook_build.pipeline.search_texts import page_text, spaced, words

PAGE = """<!doctype html><html><body><header><p>Menu</p></header>
<main id="main"><article><nav><ol><li>Home</li></ol></nav>
<h1><span class="number">5.5</span> Closures<a class="headerlink" href="./">#</a></h1>
<p class="summary">What &lt;they&gt; keep.</p>
<div class="prose"><p>A <code>make(limit)</code> call.<br>More.</p>
<section id="one-cell"><h2>One <code>cell</code><a class="headerlink" href="#one-cell">#</a></h2>
<py-example id="cells"><div class="highlight"><pre><code><span>def</span> f(x):
    return x
</code></pre></div>
<div class="example-output"><p class="example-output-label">Output</p>
<pre><samp>[1, 2]
</samp></pre></div></py-example>
<dl><dt id="term-cell">cell</dt><dd>It keeps a variable.</dd></dl>
</section></div>
<section class="sources"><h2>Sources</h2><ul><li>PEP 227</li></ul></section>
</article></main><footer><p>Licences</p></footer></body></html>
"""


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("def __init__(self, name):", "def __init__` (self, name):"),
        ("functools.cache", "functools.cache"),
        ("@dataclass(frozen=True)", "@dataclass` (frozen` =True)"),
        ("f(*args, **kwargs)", "f` (*args, **kwargs)"),
        ("super().__init__()", "super` ().__init__()"),
        ("print( x )", "print( x )"),
        ("1.5 ... :=", "1.5 ... :="),
        ("a`b", "a` \N{REVERSED PRIME}b"),
    ],
)
def test_spaced_code_has_each_name_by_itself(code: str, expected: str) -> None:
    assert spaced(code) == expected


def test_page_text_is_that_of_the_lesson_with_anchors_and_weights() -> None:
    assert page_text(PAGE).splitlines()[1:] == [
        '<html lang="en"><body>',
        "<h1>5.5 Closures</h1>",
        "<p>What &lt;they&gt; keep.</p>",
        "<p>A make` (limit) call. More.</p>",
        '<h2 id="one-cell">One cell</h2>',
        '<p data-pagefind-weight="0.6">def f` (x): return x</p>',
        '<p data-pagefind-weight="0.3">[1, 2]</p>',
        '<h3 id="term-cell">cell</h3>',
        "<p>It keeps a variable.</p>",
        "</body></html>",
    ]


def test_words_are_those_of_sentences_and_headings() -> None:
    assert words(page_text(PAGE)) == {
        *("closures", "what", "they", "keep", "make", "limit", "call", "more", "one", "cell"),
        *("keeps", "variable"),
    }
