from collections import Counter

from answer import chunks, count_words, merge

LETTER = "The ice came late. The sea lay open\nuntil the new year"


def test_count_words():
    """Words are counted, whatever their case"""
    got = count_words("Ice and ice", 3, 2)
    assert got == {"ice": 2, "and": 1}, (
        'count_words("Ice and ice", 3, 2) should count ice twice'
        f" and and once, and gave {got}"
    )


def test_chunks_are_the_text():
    """The pieces together are the text"""
    for size in 1, 7, 20, 500:
        pieces = list(chunks(LETTER, size))
        assert "".join(pieces) == LETTER, (
            f"pieces of {size} put together are not the text:"
            f" {pieces}"
        )


def test_whole_words():
    """No cut goes through a word"""
    for size in 1, 7, 20, 500:
        pieces = list(chunks(LETTER, size))
        words = [word for piece in pieces for word in piece.split()]
        assert words == LETTER.split(), (
            f"pieces of {size} cut a word in two: {pieces}"
        )


# hidden


def test_size():
    """Pieces have the size that was asked for"""
    pieces = list(chunks(LETTER, 10))
    short = [piece for piece in pieces[:-1] if len(piece) < 10]
    assert not short, (
        f"pieces of at least 10 characters were wanted, not {short}"
    )
    assert len(pieces) > 2, (
        f"{len(LETTER)} characters make more than two pieces of"
        f" about 10, not {pieces}"
    )


def test_merge_in_any_order():
    """merge doesn't care about order, and changes nothing"""
    counts = [Counter(a=1, b=2), Counter(b=3), Counter(a=4)]
    there, back = merge(counts), merge(reversed(counts))
    assert there == back == {"a": 5, "b": 5}, (
        "a is there 5 times and b 5 times; merge gave"
        f" {there}, and backwards {back}"
    )
    assert counts[0] == {"a": 1, "b": 2}, (
        "merge should leave the counters alone; the first is now"
        f" {counts[0]}"
    )


def test_as_without_processes():
    """The result is that of one count"""
    got = count_words(LETTER, 8, 2)
    assert got == Counter(LETTER.lower().split()), (
        f"counting all at once gives another result than {got}"
    )
