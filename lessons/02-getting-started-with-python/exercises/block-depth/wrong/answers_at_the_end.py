# fails: test_one_inside_another: should be 2, not 0
# fails: test_side_by_side: should be 1, not 0
# fails: test_comments_and_blank_lines: depth 1, not 0
# fails: test_deepest_is_kept: the deepest is 3, not 0
from ast import parse
from io import StringIO
from tokenize import DEDENT, INDENT, generate_tokens


def max_depth(source):
    parse(source)
    depth = 0
    for token in generate_tokens(StringIO(source).readline):
        if token.type == INDENT:
            depth += 1
        elif token.type == DEDENT:
            depth -= 1
    return depth
