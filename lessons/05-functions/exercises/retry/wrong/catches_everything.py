# fails: test_other_exceptions_pass: so it should reach the caller
from functools import wraps
from time import sleep


def retry(times, exceptions, backoff):
    def decorate(f):
        @wraps(f)
        def run(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return f(*args, **kwargs)
                except Exception as error:
                    if attempt == times:
                        error.add_note(f"attempts: {times}")
                        raise
                    sleep(backoff * 2 ** (attempt - 1))

        return run

    return decorate
