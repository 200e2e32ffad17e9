# fails: test_normal_return: expected 0 and 0
def exit_code(fn):
    try:
        result = fn()
    except SystemExit as error:
        if error.code is None:
            return 0
        return int(error.code) if isinstance(error.code, int) else 1
    except BaseException:
        return 1
    return result or 0
