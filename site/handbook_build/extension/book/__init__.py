"""The handbook as an EPUB: Sphinx's builder for it, on the doctrees of the site.

Owns: the builder ``book``, its pages and their markup, for readers without scripts and, often,
without colours. It reads what the site's build has read, and writes to a folder of its own.
"""

from .builder import EPUB, BookBuilder, setup_book

__all__ = ["EPUB", "BookBuilder", "setup_book"]
