# fails: test_gives_up_with_a_note: so the caller should get an exception
# fails: test_once_never_sleeps: should pass on the exception
# fails: test_metadata: should keep its name
# fails: test_one_note: add the note once
import time


def retry(times, exceptions, backoff):
    def decorate(f):
        def run(*args, **kwargs):
            for attempt in range(times):
                try:
                    return f(*args, **kwargs)
                except exceptions:
                    if attempt < times - 1:
                        time.sleep(backoff * 2**attempt)

        return run

    return decorate
