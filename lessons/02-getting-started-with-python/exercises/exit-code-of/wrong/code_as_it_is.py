# fails: test_message: status 1, not 'bad'
# fails: test_none: expected 0
# fails: test_true: return an int
# fails: test_falsy_objects: only None and integers
def exit_code(fn):
    try:
        fn()
    except SystemExit as error:
        return error.code
    except BaseException:
        return 1
    return 0
