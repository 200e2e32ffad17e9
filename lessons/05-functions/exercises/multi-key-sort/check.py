from answer import ranked


def crew(*rows):
    fields = "name", "department", "pay"
    return [dict(zip(fields, row, strict=True)) for row in rows]


def expect(people, by, *wanted):
    got = [person["name"] for person in ranked(people, by)]
    rows = [(p["name"], p["department"], p[by]) for p in people]
    assert got == list(wanted), (
        f"with {rows}, ranked by {by!r} should give "
        f"{list(wanted)}, but it gave {got}."
    )


def test_departments():
    """Departments run from A to Z"""
    people = crew(("Ada", "Sound", 7), ("Ben", "Light", 8))
    expect(people, "pay", "Ben", "Ada")


def test_highest_first():
    """Within a department, the highest comes first"""
    people = crew(
        ("Ada", "Sound", 7),
        ("Ben", "Light", 8),
        ("Cleo", "Sound", 9),
    )
    expect(people, "pay", "Ben", "Cleo", "Ada")


def test_missing_last():
    """None comes last in its department"""
    people = crew(
        ("Ada", "Light", None),
        ("Ben", "Light", 8),
        ("Cleo", "Sound", 9),
    )
    expect(people, "pay", "Ben", "Ada", "Cleo")


# hidden


def test_equals_stay():
    """Equals stay in the order given"""
    people = crew(
        ("Dora", "Light", 8),
        ("Ben", "Light", 8),
        ("Cleo", "Light", 8),
    )
    expect(people, "pay", "Dora", "Ben", "Cleo")


def test_several_missing():
    """Two people without a value keep their order"""
    people = crew(
        ("Dora", "Light", None),
        ("Ben", "Light", None),
        ("Al", "Light", 2),
    )
    expect(people, "pay", "Al", "Dora", "Ben")


def test_zero():
    """Zero is a value, and comes before None"""
    people = crew(
        ("Ada", "Light", None),
        ("Ben", "Light", 0),
        ("Cleo", "Light", 8),
    )
    expect(people, "pay", "Cleo", "Ben", "Ada")


def test_text():
    """The field may hold text"""
    people = [
        {"name": "Ada", "department": "Light", "grade": "A"},
        {"name": "Ben", "department": "Light", "grade": "C"},
        {"name": "Cleo", "department": "Light", "grade": "B"},
    ]
    expect(people, "grade", "Ben", "Cleo", "Ada")


def test_missing_text():
    """None comes last among text too, and below any number"""
    people = [
        {"name": "Ada", "department": "Light", "grade": None},
        {"name": "Ben", "department": "Light", "grade": "C"},
    ]
    expect(people, "grade", "Ben", "Ada")
    people = crew(("Ada", "Light", None), ("Ben", "Light", -5))
    expect(people, "pay", "Ben", "Ada")


def test_input_unchanged():
    """The list you get stays as it was"""
    people = crew(("Ada", "Sound", 7), ("Ben", "Light", None))
    before = [person.copy() for person in people]
    ranked(people, "pay")
    assert people == before, (
        "ranked should return a new list, but the one it got "
        f"became {people}."
    )
