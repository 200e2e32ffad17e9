# fails: test_titles_change_later: should still give HARBOUR
# fails: test_titles_once: not subscriptable
def button_table(titles, action):
    table = {}
    for place, title in enumerate(titles):
        table[title] = lambda place=place: action(titles[place])
    return table
