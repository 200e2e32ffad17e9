def group(words):
    return [[word] for word in words]


print(group(["Rye", "bun", "Yer"]))
