"""Exercises: holding the reader's answer against tests, by real pytest."""

from handbook.checks.examination import Examination, answer_file

__all__ = ["Examination", "answer_file"]
