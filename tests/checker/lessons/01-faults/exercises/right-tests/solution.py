from subject import double


def test_number():
    assert double(2) == 4


def test_text():
    assert double("a") == "aa"
