# fails: test_stop_comes_through: should still be closed once
def process(items, function, log):
    results, errors = [], []
    for index, item in enumerate(items):
        try:
            results.append(function(item))
        except Exception as error:
            results.append(None)
            errors.append((index, error))
    log.close()
    return results, errors
