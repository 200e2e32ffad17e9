# fails: test_own_title: not callable
# fails: test_nothing_called_yet: but action got
# fails: test_called_twice: not callable
# fails: test_two_tables: not callable
# fails: test_titles_change_later: not callable
# fails: test_titles_once: not callable
def button_table(titles, action):
    return {title: action(title) for title in titles}
