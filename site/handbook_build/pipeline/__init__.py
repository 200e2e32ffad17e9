"""What ``build.py`` runs around Sphinx: environment, assets, pages, licences, server, tests.

``commands``, ``environment``, ``lock``, ``node``, ``paths`` and ``steps`` run before anything is
installed and use the standard library alone.
"""
