# fails: test_items: should be [0, None, 'ab', ''], not ['ab']
def transpose(matrix):
    return [list(column) for column in zip(*matrix, strict=True)]


def flatten(matrix):
    return [item for row in matrix for item in row if item]


def diagonal(matrix):
    return [row[place] for place, row in enumerate(matrix)]
