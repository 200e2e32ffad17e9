# fails: test_bug: should return 'bug', not 'retry'
WORST_LAST = ["retry", "client", "bug", "exit"]


def classify(error):
    if isinstance(error, BaseExceptionGroup):
        return max(
            map(classify, error.exceptions), key=WORST_LAST.index
        )
    if not isinstance(error, Exception):
        return "exit"
    if isinstance(error, OSError):
        return "retry"
    if isinstance(error, UnicodeError):
        return "bug"
    if isinstance(error, (LookupError, ValueError)):
        return "client"
    return "bug"
