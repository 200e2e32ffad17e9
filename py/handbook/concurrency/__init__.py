"""Threads, signals and event loops in a page, under the standard library as it is.

One interpreter runs one thread at a time, as CPython with its lock does. What is missing in a
browser is the operating system below it: here a thread is a stack that the worker's JavaScript
suspends and resumes, and `scheduler` says which one goes on. `installation` puts the primitives
below `threading`, `queue`, `signal` and `time`, which then run unmodified.

Imports nothing of the browser: `_host` brings the stacks.
"""
