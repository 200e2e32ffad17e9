"""Processes, and what they share: descriptors, pipes, semaphores, signals, sockets.

The standard library's own `subprocess` and `multiprocessing` stand on it unchanged: what is
replaced is what an operating system would do for them. Between the processes, each of which is a
web worker with a Python of its own, stands `site/js/runtime/kernel/`.

Imports nothing of the browser.
"""
