from answer import double


def test_number():
    assert double(2) == 4, "double(2) should be 4."


# hidden


def test_text():
    assert double("a") == "aa", "double works for texts too."
