from answer import same_text


def test_case():
    """Capitals make no difference"""
    assert same_text("Oslo", "OSLO"), (
        "same_text('Oslo', 'OSLO') should be True"
    )
    assert same_text("Straße", "STRASSE"), (
        "ß and SS differ only in case:"
        " same_text('Straße', 'STRASSE') should be True"
    )


def test_composition():
    """One code point or two make no difference"""
    assert same_text("Orl\u00e9ans", "Orle\u0301ans"), (
        "é should equal e with an accent that follows it"
    )


def test_accents():
    """An accent makes a difference"""
    assert not same_text("a", "á"), (
        "same_text('a', 'á') should be False"
    )


# hidden
def test_both_at_once():
    """Case and composition together"""
    assert same_text("ORL\u00c9ANS", "orle\u0301ans"), (
        "É should equal e with an accent that follows it"
    )


def test_casefold_splits():
    """A letter that casefold takes apart"""
    letter = "\u0390"
    assert same_text(letter, letter.upper()), (
        "casefold takes ΐ apart into three code points, but not"
        " its capital: normalise after casefold as well"
    )


def test_other_text():
    """Different texts are different"""
    assert not same_text("Oslo", "Bergen"), (
        "same_text('Oslo', 'Bergen') should be False"
    )
    assert same_text("", ""), "two empty texts are the same"


def test_answer_type():
    """The answer is a bool"""
    got = same_text("Oslo", "oslo")
    assert got is True, f"the answer should be True, not {got!r}"
