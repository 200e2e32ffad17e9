# fails: test_untouched: diagonal changed the matrix: it is [[2], [3]]
def transpose(matrix):
    return [list(column) for column in zip(*matrix, strict=True)]


def flatten(matrix):
    return [item for row in matrix for item in row]


def diagonal(matrix):
    return [row.pop(place) for place, row in enumerate(matrix)]
