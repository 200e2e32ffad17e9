"""What ``build.py`` runs around Sphinx: environment, assets, pages, licences, the development server, the tests.

``steps``, ``environment``, ``paths`` and ``node`` run before anything is installed and use the standard library alone.
"""
