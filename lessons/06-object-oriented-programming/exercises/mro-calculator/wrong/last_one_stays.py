# fails: test_no_order: has no order, yet c3 returned
# fails: test_bases_that_disagree: has no order, yet c3 returned
# fails: test_like_python: c3 returned
def c3(graph, cls):
    row = [cls]
    for base in graph.get(cls, []):
        row += c3(graph, base)
    return [n for i, n in enumerate(row) if n not in row[i + 1 :]]
