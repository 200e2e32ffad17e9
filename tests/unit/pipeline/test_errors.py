from __future__ import annotations

import pickle

from handbook_build.errors import LessonError, LessonErrors, StepError


def test_lesson_error_text_has_place_mistake_and_advice() -> None:
    error = LessonError("lessons/a.md", 12, "no example is called x", "Correct after=x.")
    assert str(error) == "lessons/a.md:12: no example is called x. Correct after=x."


def test_lesson_error_without_line_names_the_file() -> None:
    assert str(LessonError("lessons/a.md", 0, "it is empty")) == "lessons/a.md: it is empty."


def test_lesson_error_survives_pickling() -> None:
    error = LessonError("lessons/a.md", 3, "what", "do")
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.path, copy.line, copy.what, copy.do) == ("lessons/a.md", 3, "what", "do")


def test_lesson_errors_are_sorted_and_each_is_kept_once() -> None:
    errors = LessonErrors()
    errors.add("lessons/b.md", 1, "b")
    errors.add("lessons/a.md", 20, "later")
    errors.add("lessons/a.md", 3, "earlier")
    errors.add("lessons/b.md", 1, "b")
    assert [(error.path, error.line) for error in errors] == [
        ("lessons/a.md", 3),
        ("lessons/a.md", 20),
        ("lessons/b.md", 1),
    ]
    assert len(errors) == 3


def test_lesson_errors_empty_is_false() -> None:
    assert not LessonErrors()


def test_step_error_names_step_reason_and_what_to_try() -> None:
    text = str(StepError("npm packages", "the disk is full", "make room"))
    assert text == "npm packages: the disk is full.\nTry: make room."
