def make_record(name, fields):
    def __init__(self, *args):
        for field, value in zip(fields, args):
            setattr(self, field, value)

    return type(name, (), {"__init__": __init__})


Plant = make_record("Plant", ["name", "every"])
print(vars(Plant("fern", 3)))
print(vars(Plant("fern")))
