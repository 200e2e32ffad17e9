# fails: test_text: bad operand type for unary -: 'str'
# fails: test_missing_text: bad operand type for unary -: 'str'
def ranked(people, by):
    def key(person):
        missing = person[by] is None
        return person["department"], missing, -(person[by] or 0)

    return sorted(people, key=key)
