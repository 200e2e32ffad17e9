from answer import button_table


def test_own_title():
    """Each function acts on its own title"""
    table = button_table(["Harbour", "Rain", "Late Bus"], str.upper)
    got = [function() for function in table.values()]
    assert got == ["HARBOUR", "RAIN", "LATE BUS"], (
        "with str.upper, the three functions should give HARBOUR, "
        f"RAIN and LATE BUS, but they gave {got}."
    )


def test_keys():
    """The keys are the titles, in order"""
    got = list(button_table(["Rain", "Harbour"], len))
    assert got == ["Rain", "Harbour"], (
        f"the keys should be ['Rain', 'Harbour'], not {got}."
    )


def test_nothing_called_yet():
    """Making the table calls no action"""
    played = []
    table = button_table(["Harbour", "Rain"], played.append)
    assert played == [], (
        f"no function was called, but action got {played}."
    )
    table["Rain"]()
    assert played == ["Rain"], (
        f"after table['Rain'](), action should have got 'Rain' "
        f"alone, but it got {played}."
    )


# hidden


def test_called_twice():
    """A function can be called again"""
    played = []
    table = button_table(["Harbour", "Rain"], played.append)
    for title in "Rain", "Harbour", "Rain":
        table[title]()
    assert played == ["Rain", "Harbour", "Rain"], (
        "Rain, Harbour and Rain again were called, "
        f"but action got {played}."
    )


def test_two_tables():
    """A second table leaves the first alone"""
    first = button_table(["Harbour"], str.upper)
    button_table(["Rain"], str.lower)
    got = first["Harbour"]()
    assert got == "HARBOUR", (
        "after a second table is made, the first should still give "
        f"HARBOUR, but it gave {got}."
    )


def test_titles_change_later():
    """A change in the list of titles comes too late"""
    titles = ["Harbour", "Rain"]
    table = button_table(titles, str.upper)
    titles[:] = ["Late Bus", "Late Bus"]
    got = table["Harbour"]()
    assert got == "HARBOUR", (
        "after the list of titles has changed, table['Harbour']() "
        f"should still give HARBOUR, but it gave {got}."
    )


def test_titles_once():
    """The titles may come from a generator"""
    titles = (title for title in ("Harbour", "Rain"))
    table = button_table(titles, len)
    got = {title: function() for title, function in table.items()}
    assert got == {"Harbour": 7, "Rain": 4}, (
        "with a generator of titles and len, the functions should "
        f"give 7 and 4, but the table gave {got}."
    )
