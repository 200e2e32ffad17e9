# fails: test_except_star: they were {'OSError': ['lights', 'seats'
class BatchError(ExceptionGroup):
    def __init__(self, message, errors, *, names, results):
        self.names = names
        self.results = results

    def derive(self, errors):
        return BatchError(
            self.message,
            errors,
            names=self.names,
            results=self.results,
        )


def run_all(jobs):
    results, errors = {}, {}
    for name, job in jobs.items():
        try:
            results[name] = job()
        except Exception as error:
            errors[name] = error
    if errors:
        raise BatchError(
            "night jobs",
            list(errors.values()),
            names=list(errors),
            results=results,
        )
    return results
