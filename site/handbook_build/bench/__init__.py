"""The benchmarks of ``build.py bench``: suites that measure, and the tables that they fill.

A suite is one module with a ``SUITE``, named in one line of ``suites.py``. Nothing here is imported
by ``handbook_build.extension`` or ``handbook_build.pipeline``, but for the command itself.
"""
