# fails: test_falsy_objects: only None and integers
def exit_code(fn):
    try:
        fn()
    except SystemExit as error:
        if not error.code:
            return 0
        return int(error.code) if isinstance(error.code, int) else 1
    except BaseException:
        return 1
    return 0
