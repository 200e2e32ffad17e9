# fails: test_whole_branches: classify(IndexError(4)) should return
# fails: test_group: should return 'bug', not 'client'
# fails: test_nested_groups: should return 'retry', not 'client'
# fails: test_base_group_of_errors: should return 'retry'
# fails: test_exit: classify(SystemExit(3)) should return 'exit'
# fails: test_cancelled: should return 'exit'
KINDS = {
    "ConnectionResetError": "retry",
    "TimeoutError": "retry",
    "ExceptionGroup": "client",
    "KeyError": "client",
    "ValueError": "client",
}


def classify(error):
    return KINDS.get(type(error).__name__, "bug")
