# fails: test_text: should return 'bug', not 'client'
# fails: test_base_group_of_errors: should return 'retry', not 'exit'
WORST_LAST = ["retry", "client", "bug", "exit"]


def classify(error):
    if not isinstance(error, Exception):
        return "exit"
    if isinstance(error, BaseExceptionGroup):
        return max(
            map(classify, error.exceptions), key=WORST_LAST.index
        )
    if isinstance(error, (ConnectionError, TimeoutError)):
        return "retry"
    if isinstance(error, (LookupError, ValueError)):
        return "client"
    return "bug"
