class BatchError(ExceptionGroup):
    names = []


def run_all(jobs):
    return {name: job() for name, job in jobs.items()}


print(run_all({"bar": lambda: 3}))
