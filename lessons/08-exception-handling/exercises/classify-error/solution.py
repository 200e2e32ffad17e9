WORST_LAST = ["retry", "client", "bug", "exit"]


def classify(error):
    # Groups first: one kind of them is no Exception.
    if isinstance(error, BaseExceptionGroup):
        return max(
            map(classify, error.exceptions), key=WORST_LAST.index
        )
    if not isinstance(error, Exception):
        return "exit"
    if isinstance(error, (ConnectionError, TimeoutError)):
        return "retry"
    if isinstance(error, UnicodeError):
        return "bug"
    if isinstance(error, (LookupError, ValueError)):
        return "client"
    return "bug"
