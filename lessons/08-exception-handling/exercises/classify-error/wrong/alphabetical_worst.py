# fails: test_group: should return 'bug', not 'retry'
# fails: test_nested_groups: should return 'client', not 'retry'
def classify(error):
    if isinstance(error, BaseExceptionGroup):
        return max(classify(member) for member in error.exceptions)
    if not isinstance(error, Exception):
        return "exit"
    if isinstance(error, (ConnectionError, TimeoutError)):
        return "retry"
    if isinstance(error, UnicodeError):
        return "bug"
    if isinstance(error, (LookupError, ValueError)):
        return "client"
    return "bug"
