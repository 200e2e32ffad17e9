def summarise(text):
    means = {}
    for line in text.splitlines()[1:]:
        city, temperature = line.split(",")
        means[city] = float(temperature)
    return means


print(summarise("city,temperature\nOslo,10\nOslo,14\n"))
