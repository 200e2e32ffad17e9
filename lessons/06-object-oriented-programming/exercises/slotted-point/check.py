import copy
import pickle
import weakref

import pytest

from answer import Point, Point3D

MADE = [(Point, (1, 2)), (Point3D, (1, 2, 3))]


def slots_of(cls):
    slots = vars(cls).get("__slots__", ())
    return [slots] if isinstance(slots, str) else list(slots)


def test_no_dict():
    """No instance has a __dict__"""
    for cls, args in MADE:
        assert not hasattr(cls(*args), "__dict__"), (
            f"a {cls.__name__} still has a __dict__"
        )


def test_misspelt_attribute():
    """A misspelt attribute is an error"""
    for cls, args in MADE:
        with pytest.raises(AttributeError):
            cls(*args).hieght = 1
            pytest.fail(f"{cls.__name__} took an unknown attribute")


def test_default():
    """z is 0 where nobody gives it"""
    got = Point3D(1, 2).z, Point3D(1, 2, 3).z
    assert got == (0, 3), (
        "Point3D(1, 2).z and Point3D(1, 2, 3).z should be 0 and 3,"
        f" not {got[0]} and {got[1]}"
    )


def test_weak_references():
    """Both can be watched by a weak reference"""
    for cls, args in MADE:
        point = cls(*args)
        watcher = weakref.ref(point)
        assert watcher() is point, (
            "a weak reference should give back its point"
        )


# hidden
def test_one_slot_more():
    """Point3D adds exactly one slot"""
    assert slots_of(Point3D) == ["z"], (
        "Point3D should add the slot z and no other; it has"
        f" {slots_of(Point3D)}"
    )


def test_copy_and_pickle():
    """copy and pickle give back the same point"""
    point = Point3D(1, 2, 3)
    for twin in (
        copy.copy(point),
        copy.deepcopy(point),
        pickle.loads(pickle.dumps(point)),
    ):
        got = twin.x, twin.y, twin.z
        assert got == (1, 2, 3), (
            f"a copy should have 1, 2, 3, not {got}"
        )


def test_move():
    """Methods still work"""
    point = Point3D(1, 2, 3)
    point.move(10, 20)
    assert (point.x, point.y, point.z) == (11, 22, 3), (
        "move(10, 20) should change x and y and leave z alone"
    )
