# fails: test_gives_up_with_a_note: there is nothing to wait for
# fails: test_once_never_sleeps: should call once and never sleep
from functools import wraps
from time import sleep


def retry(times, exceptions, backoff):
    def decorate(f):
        @wraps(f)
        def run(*args, **kwargs):
            for attempt in range(times):
                try:
                    return f(*args, **kwargs)
                except exceptions as error:
                    last = error
                    sleep(backoff * 2**attempt)
            last.add_note(f"attempts: {times}")
            raise last

        return run

    return decorate
