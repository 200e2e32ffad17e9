# fails: test_all_kinds: are literals, one a line
# fails: test_is_not: x is not 5 and 5 is x
# fails: test_text_and_comments: compares nothing
import re


def find_is_literal(source):
    return [
        number
        for number, line in enumerate(source.splitlines(), 1)
        if re.search(r"\bis (not )?\d", line)
    ]
