class BatchError(ExceptionGroup):
    def __init__(self, message, errors, *, results=None):
        self.results = {} if results is None else results

    # Each error knows its job, so a part of the group does too.
    @property
    def names(self):
        return [error.job for error in self.exceptions]

    def derive(self, errors):
        return BatchError(
            self.message, errors, results=self.results
        )


def run_all(jobs):
    results, errors = {}, []
    for name, job in jobs.items():
        try:
            results[name] = job()
        except Exception as error:
            error.job = name
            errors.append(error)
    if errors:
        raise BatchError("night jobs", errors, results=results)
    return results
