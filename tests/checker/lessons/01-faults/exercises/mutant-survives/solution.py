from subject import double


def test_number():
    assert double(2) == 4
