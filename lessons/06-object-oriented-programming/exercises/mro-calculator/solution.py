def c3(graph, cls):
    bases = graph.get(cls, [])
    rows = [c3(graph, base) for base in bases] + [list(bases)]
    result = [cls]
    while rows := [row for row in rows if row]:
        for first, *_ in rows:
            # Who waits in another row has subclasses to come.
            if not any(first in row[1:] for row in rows):
                break
        else:
            raise TypeError(f"no consistent order for {cls}")
        result.append(first)
        rows = [r[1:] if r[0] == first else r for r in rows]
    return result
