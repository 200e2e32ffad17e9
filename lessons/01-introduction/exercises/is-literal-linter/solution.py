import ast


def is_literal(node):
    if isinstance(node, ast.Constant):
        # bool is a kind of int, so the exact type is compared.
        kinds = (str, bytes, int, float, complex)
        return type(node.value) in kinds
    return isinstance(node, ast.Tuple)


def find_is_literal(source):
    lines = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            for op, *pair in zip(node.ops, sides, sides[1:]):
                if isinstance(op, (ast.Is, ast.IsNot)):
                    if any(map(is_literal, pair)):
                        lines.add(node.lineno)
    return sorted(lines)
