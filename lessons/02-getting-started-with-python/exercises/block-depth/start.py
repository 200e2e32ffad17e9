from io import StringIO
from tokenize import INDENT, generate_tokens


def max_depth(source):
    depth = 0
    for token in generate_tokens(StringIO(source).readline):
        if token.type == INDENT:
            depth += 1
    return depth


print(max_depth("if cars:\n if trucks:\n  wait()\n"))
print(max_depth("if cars:\n wait()\nif trucks:\n wait()\n"))
