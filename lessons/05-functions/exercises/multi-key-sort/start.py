def ranked(people, by):
    """Sort by department, then by a field, highest first."""
    return sorted(people, key=lambda person: person["department"])


people = [
    {"name": "Ada", "department": "Sound", "pay": 9},
    {"name": "Ben", "department": "Light", "pay": None},
    {"name": "Cleo", "department": "Light", "pay": 8},
]
print([person["name"] for person in ranked(people, "pay")])
