# fails: test_own_title: but they gave ['LATE BUS'
# fails: test_called_twice: but action got
# fails: test_titles_change_later: but it gave RAIN
# fails: test_titles_once: should give 7 and 4
def button_table(titles, action):
    table = {}
    for title in titles:

        def press():
            own = title
            return action(own)

        table[title] = press
    return table
