def classify(name):
    if not name.isidentifier():
        return "invalid"
    if name[0].isupper():
        return "class"
    return "function-or-variable"


for name in "CarFerry", "HTTP", "None", "2x":
    print(name, classify(name))
