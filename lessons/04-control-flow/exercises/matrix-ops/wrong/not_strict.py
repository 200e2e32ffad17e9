# fails: test_ragged: transpose([[1, 2], [3]]) should raise ValueError; it returned [[1, 3]]
def transpose(matrix):
    return [list(column) for column in zip(*matrix)]


def flatten(matrix):
    return [item for row in matrix for item in row]


def diagonal(matrix):
    return [row[place] for place, row in enumerate(matrix)]
