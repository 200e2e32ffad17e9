# fails: test_stop_comes_through: should come through
def process(items, function, log):
    results, errors = [], []
    try:
        for index, item in enumerate(items):
            try:
                result = function(item)
            except Exception as error:
                errors.append((index, error))
                result = None
            results.append(result)
    finally:
        log.close()
        return results, errors
