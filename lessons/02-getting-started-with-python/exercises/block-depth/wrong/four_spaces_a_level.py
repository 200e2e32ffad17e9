# fails: test_one_inside_another: with one space a level
# fails: test_brackets: lines inside brackets are one statement
# fails: test_text_of_many_lines: a text of many lines has no blocks
# fails: test_comments_and_blank_lines: open and close nothing
# fails: test_deepest_is_kept: the deepest is 3, not 1
from ast import parse


def max_depth(source):
    parse(source)
    depths = [0]
    for line in source.splitlines():
        spaces = len(line) - len(line.lstrip())
        depths.append(spaces // 4)
    return max(depths)
