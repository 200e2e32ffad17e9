# fails: numbers_only: none of them looks at this
from subject import double


def test_number():
    assert double(2) == 4
