def exit_code(fn):
    try:
        fn()
    except SystemExit as error:
        if error.code is None:
            return 0
        # True is an int too, and counts as 1.
        return int(error.code) if isinstance(error.code, int) else 1
    except BaseException:
        return 1
    return 0
