# fails: test_stop_comes_through: should come through
def process(items, function, log):
    results, errors = [], []
    try:
        for index, item in enumerate(items):
            try:
                results.append(function(item))
            except BaseException as error:
                results.append(None)
                errors.append((index, error))
        return results, errors
    finally:
        log.close()
