# fails: test_no_time_left: only Aller and Leine should be asked
# fails: test_no_wait_after_the_limit: it slept [1]
# fails: test_last_error: and not after the last attempt
import logging


def fetch_one(source, fetch, retries, sleep):
    for attempt in range(retries + 1):
        try:
            return fetch(source)
        except (ConnectionError, TimeoutError) as error:
            outcome = error
            sleep(2**attempt)
        except Exception as error:
            return error
    return outcome


def fetch_all(sources, fetch, retries, limit, sleep, clock):
    outcomes = {
        source: fetch_one(source, fetch, retries, sleep)
        for source in sources
    }
    good = [v for v in outcomes.values() if type(v) is float]
    logging.getLogger("gauges").info(
        "%d of %d fetched", len(good), len(outcomes)
    )
    return outcomes
