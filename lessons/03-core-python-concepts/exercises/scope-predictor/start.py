SNIPPETS = {
    "a": """
price = 4
def show():
    print(price)
    price = 5
show()
""",
    "b": """
price = 4
def outer():
    price = 5
    def show():
        print(price)
    price = 6
    show()
outer()
""",
    "c": """
price = 4
class Loaf:
    price = 5
    def show(self):
        print(price)
Loaf().show()
""",
    "d": """
for price in 4, 5:
    pass
sizes = [price for price in (6, 7)]
print(price)
""",
    "e": """
error = "none"
try:
    int("four")
except ValueError as error:
    pass
print(error)
""",
    "f": """
def outer():
    price = 4
    def change():
        price = 5
    change()
    print(price)
outer()
""",
}

predicted = {"a": "", "b": "", "c": "", "d": "", "e": "", "f": ""}


def make_counter():
    global count
    count = 0

    def step():
        global count
        count += 1
        return count

    return step


rye, spelt = make_counter(), make_counter()
print(rye(), rye(), spelt())
