from subject import double


def test_double():
    double(2)
