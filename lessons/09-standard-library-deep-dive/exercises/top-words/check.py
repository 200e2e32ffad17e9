from answer import top


def test_example():
    """Most frequent first, then by the alphabet"""
    got = top("Oil the chain, then the bell.", 2)
    assert got == [("the", 2), ("bell", 1)], (
        'top("Oil the chain, then the bell.", 2) should give'
        f" [('the', 2), ('bell', 1)], not {got}"
    )


def test_ties():
    """Ties are in alphabetical order"""
    got = top("tube bell chain bell tube chain axle", 3)
    assert got == [("bell", 2), ("chain", 2), ("tube", 2)], (
        "three words with the count 2 should come as bell, chain,"
        f" tube; you return {got}"
    )


def test_apostrophes():
    """An apostrophe belongs to its word"""
    got = top("Don't ride. Don't walk.", 1)
    assert got == [("don't", 2)], (
        f"don't is one word, with its apostrophe; you return {got}"
    )


# hidden
def test_case():
    """Large and small letters are the same"""
    got = top("STRASSE Straße Bell bell BELL", 2)
    assert got == [("bell", 3), ("strasse", 2)], (
        "casefold makes STRASSE and Straße one word; you return"
        f" {got}"
    )


def test_few_words():
    """More words asked for than there are"""
    got = top("bell", 5), top("", 3), top("... 42 _ '", 3)
    assert got == ([("bell", 1)], [], []), (
        "a text with one word should give one pair, and one without"
        f" any should give []; you return {got}"
    )


def test_quotes():
    """Apostrophes around a word are not part of it"""
    got = top("'bell' 'bell' bell", 2)
    assert got == [("bell", 3)], (
        "quotation marks around bell don't make another word; you"
        f" return {got}"
    )


def test_punctuation():
    """Dashes, digits and stops end a word"""
    got = top("bell-bell, 26bell; bell_bell", 3)
    assert got == [("bell", 5)], (
        "dashes, digits and underscores stand between words; you"
        f" return {got}"
    )


def test_ties_at_the_edge():
    """A tie at the last place goes by the alphabet"""
    got = top("wheel saddle brake", 1)
    assert got == [("brake", 1)], (
        "with three words of count 1 the first by the alphabet"
        f" should come, not {got}"
    )
