# fails: test_closed_once: should be called once
# fails: test_stop_comes_through: it was closed 2 times
# fails: test_closed_last: before the last item
# fails: test_empty: closed 0 times
def process(items, function, log):
    results, errors = [], []
    for index, item in enumerate(items):
        try:
            results.append(function(item))
        except Exception as error:
            results.append(None)
            errors.append((index, error))
        finally:
            log.close()
    return results, errors
