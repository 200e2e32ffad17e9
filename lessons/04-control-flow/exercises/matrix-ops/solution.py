def transpose(matrix):
    # strict: a short row would cut all the others without a word.
    return [list(column) for column in zip(*matrix, strict=True)]


def flatten(matrix):
    return [item for row in matrix for item in row]


def diagonal(matrix):
    return [row[place] for place, row in enumerate(matrix)]
