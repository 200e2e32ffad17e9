# fails: test_equals_stay: should give ['Dora', 'Ben', 'Cleo']
# fails: test_several_missing: should give ['Al', 'Dora', 'Ben']
def ranked(people, by):
    def key(person):
        return person[by] is not None, person[by]

    upwards = sorted(people, key=key)
    return sorted(upwards[::-1], key=lambda p: p["department"])
