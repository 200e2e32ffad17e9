# fails: test_stops: your answer went on after the match
# fails: test_pred_once: it was asked [1, 2, 3]
# fails: test_generator_expression: in parentheses
def first(pred, iterable, default=None):
    matches = [item for item in iterable if pred(item)]
    return matches[0] if matches else default
