from answer import common_base


class NoSuchTape(KeyError, ConnectionError):
    pass


class Archive:
    pass


def expect(want, *types):
    got = common_base(*types)
    names = ", ".join(kind.__name__ for kind in types)
    assert got is want, (
        f"common_base({names}) should be {want.__name__}, not"
        f" {getattr(got, '__name__', got)}"
    )


def test_siblings():
    """Two lookups meet in LookupError"""
    expect(LookupError, KeyError, IndexError)


def test_distant():
    """Distant relatives meet in Exception"""
    expect(Exception, KeyError, ZeroDivisionError)


def test_one():
    """One class is its own ancestor"""
    expect(KeyError, KeyError)


# hidden
def test_parent_and_child():
    """A parent is what it shares with its child"""
    expect(OSError, FileNotFoundError, OSError)
    expect(OSError, OSError, FileNotFoundError)


def test_three():
    """All classes count, not only two"""
    expect(OSError, BrokenPipeError, ConnectionError, TimeoutError)
    expect(BaseException, KeyError, IndexError, SystemExit)


def test_two_parents():
    """With two parents, both branches are searched"""
    expect(ConnectionError, NoSuchTape, BrokenPipeError)
    expect(LookupError, NoSuchTape, IndexError)
    expect(ConnectionError, BrokenPipeError, NoSuchTape)


def test_first_in_the_mro():
    """The first class's __mro__ decides"""

    class Back(ConnectionError, KeyError):
        pass

    expect(KeyError, NoSuchTape, Back)
    expect(ConnectionError, Back, NoSuchTape)


def test_other_classes():
    """Classes that are no exceptions meet in object"""
    expect(object, Archive, KeyError)
    expect(int, bool, int)
