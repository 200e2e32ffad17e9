# fails: correct: double of nothing
from subject import double


def test_nothing():
    assert double("") is None, "double of nothing"
