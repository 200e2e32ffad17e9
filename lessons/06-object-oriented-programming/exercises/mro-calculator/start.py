def c3(graph, cls):
    row = [cls]
    for base in graph.get(cls, []):
        row += c3(graph, base)
    return row


family = {
    "Clock": ["Device"],
    "Radio": ["Device"],
    "Both": ["Clock", "Radio"],
}
print(c3(family, "Both"))
