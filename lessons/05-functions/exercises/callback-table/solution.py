from functools import partial


def button_table(titles, action):
    """Return a dict of titles and functions that act on them."""
    # partial takes the title now; a lambda would look it up later.
    return {title: partial(action, title) for title in titles}
