# fails: test_names: it is ['lights']
# fails: test_results: should be {'bar': 3}, not {}
# fails: test_except_star: they were {'OSError': ['lights']}
# fails: test_parts_keep_results: and not None
# fails: test_interrupt: it became a BatchError
class BatchError(BaseExceptionGroup):
    def __init__(self, message, errors, *, results=None):
        self.results = {} if results is None else results

    @property
    def names(self):
        return [error.job for error in self.exceptions]

    def derive(self, errors):
        return BatchError(
            self.message, errors, results=self.results
        )


def run_all(jobs):
    results = {}
    try:
        for name, job in jobs.items():
            results[name] = job()
    except BaseException as error:
        error.job = name
        raise BatchError("night", [error], results=results)
    return results
