def process(items, function, log):
    results, errors = [], []
    try:
        for index, item in enumerate(items):
            try:
                result = function(item)
            # Not BaseException: Ctrl-C must come through.
            except Exception as error:
                errors.append((index, error))
                result = None
            results.append(result)
        return results, errors
    finally:
        log.close()
