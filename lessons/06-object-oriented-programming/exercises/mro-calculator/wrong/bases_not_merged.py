# fails: test_no_order: has no order, yet c3 returned
# fails: test_like_python: c3 returned
def c3(graph, cls):
    bases = graph.get(cls, [])
    rows = [c3(graph, base) for base in bases]
    result = [cls]
    while rows := [row for row in rows if row]:
        for first, *_ in rows:
            if not any(first in row[1:] for row in rows):
                break
        else:
            raise TypeError(f"no consistent order for {cls}")
        result.append(first)
        rows = [r[1:] if r[0] == first else r for r in rows]
    return result
