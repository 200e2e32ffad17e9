from answer import Counted


def trams_and_nights():
    class Tram(Counted):
        def __init__(self, line):
            if line < 0:
                raise ValueError("no such line")
            self.line = line

    class Night(Tram):
        pass

    return Tram, Night


def test_alive():
    """Instances that exist are counted"""
    Tram, _ = trams_and_nights()
    before = Tram.alive()
    trams = [Tram(6), Tram(9), Tram(line=10)]
    new = Tram.alive() - before
    assert new == len(trams), (
        f"with three more trams, Tram.alive() should rise by 3, not"
        f" by {new}"
    )


def test_gone():
    """Instances that are gone are not"""
    Tram, _ = trams_and_nights()
    before = Tram.alive()
    trams = [Tram(6), Tram(9)]
    del trams[0]
    new = Tram.alive() - before
    assert new == 1, (
        "two trams were made and one is gone: Tram.alive() should"
        f" rise by 1, not by {new}"
    )


def test_subclass():
    """A subclass counts for itself"""
    Tram, Night = trams_and_nights()
    trams = [Tram(6), Night(6), Night(9)]
    assert (Tram.alive(), Night.alive()) == (1, 2), (
        "with one Tram and two Night, the counts should be 1 and"
        f" 2, not {Tram.alive()} and {Night.alive()}"
    )
    del trams


# hidden
def test_failed():
    """A failed __init__ does not count"""
    Tram, _ = trams_and_nights()
    before = Tram.alive()
    trams = [Tram(6)]
    try:
        Tram(-1)
    except ValueError:
        pass
    new = Tram.alive() - before
    assert new == 1, (
        "one tram was made, another one failed in __init__:"
        f" Tram.alive() should rise by 1, not by {new}"
    )
    del trams


def test_equal():
    """Equal instances are two"""

    class Stop(Counted):
        name = "Zoo"

        def __eq__(self, other):
            return self.name == other.name

        def __hash__(self):
            return hash(self.name)

    before = Stop.alive()
    stops = [Stop(), Stop()]
    new = Stop.alive() - before
    assert new == 2, (
        "two equal stops are two instances: Stop.alive() should"
        f" rise by 2, not by {new}"
    )
    del stops


def test_base():
    """The base class counts its own instances only"""
    Tram, Night = trams_and_nights()
    before = Counted.alive()
    trams, one = [Tram(6), Night(9)], Counted()
    new = Counted.alive() - before
    assert new == 1, (
        "one Counted, one Tram, one Night: Counted.alive() should"
        f" rise by 1, not by {new}"
    )
    del trams, one
