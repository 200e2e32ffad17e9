# fails: test_true_and_false: True and False exist only once
import ast


def is_literal(node):
    if isinstance(node, ast.Constant):
        kinds = (str, bytes, int, float, complex)
        return isinstance(node.value, kinds)
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
