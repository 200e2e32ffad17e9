# fails: test_input_unchanged: should return a new list
def ranked(people, by):
    def key(person):
        return person[by] is not None, person[by]

    people.sort(key=key, reverse=True)
    people.sort(key=lambda person: person["department"])
    return people
