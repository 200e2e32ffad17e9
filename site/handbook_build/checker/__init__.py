"""The checker: every example and exercise of the lessons is held to what its page shows.

``rules`` look at the text alone; the other modules run it in a browser, on the built site's own
runtime. Nothing here is imported by ``handbook_build.extension``.
"""
