import ast
import inspect

from answer import diagonal, flatten, transpose


def gives(function, matrix, expected):
    got = function(matrix)
    assert got == expected, (
        f"{function.__name__}({matrix}) should be {expected},"
        f" not {got}"
    )


def test_transpose():
    """Rows become columns"""
    gives(transpose, [[1, 2], [3, 4]], [[1, 3], [2, 4]])
    gives(transpose, [[1, 2, 3]], [[1], [2], [3]])


def test_flatten():
    """All items in one list"""
    gives(flatten, [[1, 2], [3, 4]], [1, 2, 3, 4])


def test_diagonal():
    """The items from top left to bottom right"""
    gives(diagonal, [[1, 2], [3, 4]], [1, 4])
    gives(diagonal, [[1, 2, 3], [4, 5, 6], [7, 8, 9]], [1, 5, 9])


def test_ragged():
    """transpose refuses rows of different lengths"""
    for matrix in [[1, 2], [3]], [[1], [2, 3]]:
        try:
            got = transpose(matrix)
        except ValueError:
            continue
        raise AssertionError(
            f"transpose({matrix}) should raise ValueError; it"
            f" returned {got}"
        )


# hidden
def test_empty():
    """The empty matrix gives an empty list"""
    for function in transpose, flatten, diagonal:
        gives(function, [], [])


def test_items():
    """Items that count as false, and texts, stay whole"""
    gives(flatten, [[0, None], ["ab", ""]], [0, None, "ab", ""])
    gives(diagonal, [[0, 1], [2, 0]], [0, 0])


def test_untouched():
    """The matrix stays as it is"""
    for function in transpose, flatten, diagonal:
        matrix = [[1, 2], [3, 4]]
        function(matrix)
        assert matrix == [[1, 2], [3, 4]], (
            f"{function.__name__} changed the matrix:"
            f" it is {matrix}"
        )


def test_one_comprehension():
    """Each function is one comprehension, without a loop"""
    for function in transpose, flatten, diagonal:
        nodes = list(
            ast.walk(ast.parse(inspect.getsource(function)))
        )
        loops = sum(
            isinstance(n, ast.For | ast.While) for n in nodes
        )
        comps = sum(isinstance(n, ast.ListComp) for n in nodes)
        assert (loops, comps) == (0, 1), (
            f"{function.__name__} should have one list"
            f" comprehension and no loop; it has {comps}, and"
            f" loops: {loops}"
        )
