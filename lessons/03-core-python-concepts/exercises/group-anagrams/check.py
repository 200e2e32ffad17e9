from answer import group


def test_groups():
    """Anagrams come together, in the order of the words"""
    got = group(["stale", "bun", "least", "nub", "cake"])
    wanted = [["stale", "least"], ["bun", "nub"], ["cake"]]
    assert got == wanted, f"expected {wanted}, not {got}"


def test_case():
    """Capitals make no difference, and are kept"""
    got = group(["Rye", "bun", "Yer"])
    assert got == [["Rye", "Yer"], ["bun"]], (
        "Rye and Yer have the same letters, and stay as they are"
        f" written; group returned {got}"
    )


def test_duplicates():
    """A word that comes twice is there twice"""
    got = group(["bun", "bun"])
    assert got == [["bun", "bun"]], (
        f"both of two equal words should be kept; got {got}"
    )


# hidden
def test_empty_strings():
    """Empty texts are a group, no words give no groups"""
    got = group(["", "bun", ""])
    assert got == [["", ""], ["bun"]], (
        f"the two empty texts should be a group; got {got}"
    )
    assert group([]) == [], "no words should give an empty list"


def test_repeated_letters():
    """How often a letter comes makes a difference"""
    got = group(["bee", "be"])
    assert got == [["bee"], ["be"]], (
        f"bee has one e more than be; got {got}"
    )


def test_input_unchanged():
    """The list of words stays as it is"""
    words = ["rye", "bun", "Yer"]
    group(words)
    assert words == ["rye", "bun", "Yer"], (
        f"group changed its input to {words}"
    )
