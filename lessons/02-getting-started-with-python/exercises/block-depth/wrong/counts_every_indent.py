# fails: test_side_by_side: should be 1, not 2
# fails: test_deepest_is_kept: the deepest is 3, not 4
from ast import parse
from io import StringIO
from tokenize import INDENT, generate_tokens


def max_depth(source):
    parse(source)
    tokens = generate_tokens(StringIO(source).readline)
    return sum(token.type == INDENT for token in tokens)
