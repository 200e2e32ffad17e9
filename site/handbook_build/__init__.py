"""What turns the lessons into a static site.

``extension`` is the side of Sphinx, ``pipeline`` is all that runs around it.

``handbook_build.extension`` never imports ``handbook_build.pipeline``. The folder ``site`` is put
on the import path; it is never imported itself, as ``site`` is a module of the standard library.
"""
