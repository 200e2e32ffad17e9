"""What PyScript runs in the worker: hand over to the handbook's own Python."""

from handbook._host.start import start

start()
