# fails: test_chain: in 0 <= x is y no literal is beside is
import ast


def is_literal(node):
    if isinstance(node, ast.Constant):
        kinds = (str, bytes, int, float, complex)
        return type(node.value) in kinds
    return isinstance(node, ast.Tuple)


def find_is_literal(source):
    lines = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            kinds = {type(op) for op in node.ops}
            if kinds & {ast.Is, ast.IsNot}:
                if any(map(is_literal, sides)):
                    lines.add(node.lineno)
    return sorted(lines)
