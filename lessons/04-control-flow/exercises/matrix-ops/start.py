def transpose(matrix):
    return [row for row in matrix]


def flatten(matrix):
    return [row for row in matrix]


def diagonal(matrix):
    return [row[0] for row in matrix]


print(transpose([[1, 2], [3, 4]]))
