from functools import wraps
from time import sleep


def retry(times, exceptions, backoff):
    def decorate(f):
        @wraps(f)
        def run(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return f(*args, **kwargs)
                except exceptions as error:
                    # The last attempt neither waits nor hides why.
                    if attempt == times:
                        error.add_note(f"attempts: {times}")
                        raise
                    sleep(backoff * 2 ** (attempt - 1))

        return run

    return decorate
