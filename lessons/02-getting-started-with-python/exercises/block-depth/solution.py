from ast import parse
from io import StringIO
from tokenize import DEDENT, INDENT, generate_tokens


def max_depth(source):
    # Only the parser misses a block: for the tokenizer, a line may
    # end in a colon without anything after it.
    parse(source)
    depth = deepest = 0
    for token in generate_tokens(StringIO(source).readline):
        if token.type == INDENT:
            depth += 1
        elif token.type == DEDENT:
            depth -= 1
        deepest = max(deepest, depth)
    return deepest
