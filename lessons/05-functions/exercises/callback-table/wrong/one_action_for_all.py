# fails: test_two_tables: should still give HARBOUR
current = None


def make_button(title):
    return lambda: current(title)


def button_table(titles, action):
    global current
    current = action
    return {title: make_button(title) for title in titles}
