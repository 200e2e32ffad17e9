# fails: test_departments: should give ['Ben', 'Ada']
# fails: test_highest_first: should give ['Ben', 'Cleo', 'Ada']
# fails: test_missing_last: should give ['Ben', 'Ada', 'Cleo']
def ranked(people, by):
    def key(person):
        value = person[by]
        return person["department"], value is not None, value

    return sorted(people, key=key, reverse=True)
