# fails: test_a_line: KeyError: 'A'
# fails: test_a_diamond: KeyError: 'Device'
# fails: test_no_order: KeyError: 'Device'
# fails: test_bases_that_disagree: KeyError
# fails: test_graph_is_left_alone: KeyError: 'Device'
def c3(graph, cls):
    bases = graph[cls]
    rows = [c3(graph, base) for base in bases] + [list(bases)]
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
