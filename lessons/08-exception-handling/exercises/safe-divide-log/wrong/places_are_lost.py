# fails: test_places: should be [2.0, None, 5.0]
def process(items, function, log):
    results, errors = [], []
    try:
        for index, item in enumerate(items):
            try:
                results.append(function(item))
            except Exception as error:
                errors.append((index, error))
        return results, errors
    finally:
        log.close()
