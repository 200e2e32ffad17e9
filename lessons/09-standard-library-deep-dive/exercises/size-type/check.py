import argparse

import pytest
from answer import size


def parse(word):
    parser = argparse.ArgumentParser(exit_on_error=False)
    parser.add_argument("--limit", type=size)
    return parser.parse_args([f"--limit={word}"]).limit


def refused(text):
    try:
        got = size(text)
    except argparse.ArgumentTypeError as error:
        message = str(error)
        assert text in message, (
            f"the message for {text!r} should repeat the text; it"
            f" was {message!r}"
        )
    except Exception as error:
        assert False, (
            f"size({text!r}) should raise ArgumentTypeError with a"
            f" message of its own, not {type(error).__name__}"
        )
    else:
        assert False, (
            f"size({text!r}) should raise ArgumentTypeError; it"
            f" returned {got!r}"
        )


@pytest.mark.parametrize(
    ("word", "wanted"),
    [("10k", 10_000), ("1.5M", 1_500_000), ("2G", 2_000_000_000)],
)
def test_letters(word, wanted):
    """k, M and G multiply"""
    got = parse(word)
    assert got == wanted, (
        f"{word} should be {wanted}, as k is 1,000; it was {got}"
    )


def test_plain():
    """A number without a letter counts bytes"""
    got = parse("512")
    assert got == 512, f"512 should be 512 bytes; it was {got}"


def test_negative():
    """A negative size is refused, in words"""
    refused("-3k")
    refused("-1")


# hidden
@pytest.mark.parametrize(
    ("word", "wanted"),
    [("10K", 10_000), ("1.5m", 1_500_000), ("2g", 2_000_000_000)],
)
def test_case(word, wanted):
    """Small letters are as good as capitals"""
    try:
        got = parse(word)
    except argparse.ArgumentError:
        assert False, (
            f"{word} should be as good as {word.swapcase()}"
        )
    assert got == wanted, f"{word} should be {wanted}, not {got}"


@pytest.mark.parametrize("word", ["512", "10k", "1.5M"])
def test_int(word):
    """The result is an int"""
    got = parse(word)
    assert type(got) is int, (
        f"the size of {word} should be an int, not a"
        f" {type(got).__name__}: {got!r}"
    )


def test_exact():
    """No byte is lost to rounding"""
    got = parse("1.001k")
    assert got == 1001, (
        f"1.001k should be 1001 bytes, and was {got}: a float can't"
        " hold 1.001 exactly"
    )


@pytest.mark.parametrize("text", ["1.5", "0.0001k"])
def test_not_whole(text):
    """A part of a byte is refused"""
    refused(text)


@pytest.mark.parametrize("text", ["", "k", "heavy", "nan", "infG"])
def test_nonsense(text):
    """What is no size is refused"""
    refused(text)
