# fails: test_transpose: should be [[1, 3], [2, 4]], not [(1, 3), (2, 4)]
# fails: test_flatten: should be [1, 2, 3, 4], not [[1, 2], [3, 4]]
# fails: test_items: should be [0, None, 'ab', ''], not
# fails: test_one_comprehension: it has 2, and loops: 0
def transpose(matrix):
    return [column for column in zip(*matrix, strict=True)]


def flatten(matrix):
    return [[item for item in row] for row in matrix]


def diagonal(matrix):
    return [row[place] for place, row in enumerate(matrix)]
