"""PyScript wants a program for its worker; the handbook's own is started by interpreter.js."""
