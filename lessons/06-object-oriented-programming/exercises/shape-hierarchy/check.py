from math import pi

import pytest

from answer import Circle, Rectangle, Shape, Square


def test_describe_uses_the_override():
    """describe() names the class and calls its area()"""
    told = Rectangle(2, 3).describe()
    assert told == "Rectangle with area 6.00", (
        "Rectangle(2, 3).describe() should be 'Rectangle with area"
        f" 6.00', not {told!r}"
    )
    told = Circle(1).describe()
    assert told == "Circle with area 3.14", (
        "Circle(1).describe() should be 'Circle with area 3.14',"
        f" not {told!r}"
    )


def test_square_keeps_its_sides_equal():
    """Setting width or height of a square sets both"""
    square = Square(2)
    square.width = 3
    assert (square.height, square.area()) == (3, 9), (
        "after square.width = 3, height should be 3 and the area 9;"
        f" they are {square.height} and {square.area()}"
    )
    square.height = 5
    assert (square.width, square.area()) == (5, 25), (
        "after square.height = 5, width should be 5 and the area"
        f" 25; they are {square.width} and {square.area()}"
    )


def test_sorted_by_area():
    """sorted() orders shapes by area"""
    shapes = [Square(3), Circle(1), Rectangle(1, 2)]
    names = [type(shape).__name__ for shape in sorted(shapes)]
    assert names == ["Rectangle", "Circle", "Square"], (
        "areas 9, 3.14 and 2 should be sorted as Rectangle, Circle,"
        f" Square, not {names}"
    )


def test_no_area_no_object():
    """A subclass without area() can't be made"""

    class Blob(Shape):
        pass

    with pytest.raises(TypeError):
        Blob()
        pytest.fail("a subclass without area() was made")


# hidden
def test_no_area_with_its_own_init():
    """Nor if it has an __init__ that calls nobody"""

    class Blot(Shape):
        def __init__(self, ink):
            self.ink = ink

    with pytest.raises(TypeError):
        Blot("blue")
        pytest.fail(
            "a subclass without area(), but with an __init__ of"
            " its own, was made"
        )


def test_new_shapes_join_in():
    """A new subclass with area() works at once"""

    class Strip(Shape):
        def area(self):
            return 1.5

    assert Strip().describe() == "Strip with area 1.50", (
        "describe() should work for a subclass it has never seen"
    )
    assert sorted([Square(2), Strip()])[0].area() == 1.5, (
        "sorted() should work with a new subclass"
    )


def test_square_is_no_rectangle():
    """A square is a Shape and no Rectangle"""
    assert isinstance(Square(1), Shape), (
        "a square should be a Shape"
    )
    assert not isinstance(Square(1), Rectangle), (
        "a square should not be a Rectangle: it can't keep what"
        " width and height of a rectangle promise"
    )


def test_area_of_a_circle():
    """The area of a circle is pi times the radius squared"""
    assert Circle(2).area() == pytest.approx(4 * pi), (
        f"Circle(2).area() should be {4 * pi}, not"
        f" {Circle(2).area()}"
    )
