# fails: test_zero: should give ['Cleo', 'Ben', 'Ada']
def ranked(people, by):
    there = [person for person in people if person[by]]
    missing = [person for person in people if not person[by]]
    there.sort(key=lambda person: person[by], reverse=True)
    return sorted(there + missing, key=lambda p: p["department"])
