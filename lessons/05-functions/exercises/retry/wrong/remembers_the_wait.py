# fails: test_each_call_starts_anew: does anything outlive a call?
from functools import wraps
from time import sleep


def retry(times, exceptions, backoff):
    wait = backoff

    def decorate(f):
        @wraps(f)
        def run(*args, **kwargs):
            nonlocal wait
            for attempt in range(1, times + 1):
                try:
                    return f(*args, **kwargs)
                except exceptions as error:
                    if attempt == times:
                        error.add_note(f"attempts: {times}")
                        raise
                    sleep(wait)
                    wait *= 2

        return run

    return decorate
