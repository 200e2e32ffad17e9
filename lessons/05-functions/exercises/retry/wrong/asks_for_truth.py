# fails: test_falsy_result: should not be made again
from functools import wraps
from time import sleep


def retry(times, exceptions, backoff):
    def decorate(f):
        @wraps(f)
        def run(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    if result := f(*args, **kwargs):
                        return result
                except exceptions as error:
                    if attempt == times:
                        error.add_note(f"attempts: {times}")
                        raise
                    sleep(backoff * 2 ** (attempt - 1))

        return run

    return decorate
