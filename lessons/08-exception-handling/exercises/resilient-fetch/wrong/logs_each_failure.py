# fails: test_one_record: there should be one record
import logging

log = logging.getLogger("gauges")


def fetch_one(source, fetch, retries, sleep, is_late):
    outcome = TimeoutError(f"no time left for {source}")
    for attempt in range(retries + 1):
        if is_late():
            break
        try:
            return fetch(source)
        except (ConnectionError, TimeoutError) as error:
            log.exception("attempt %d", attempt)
            outcome = error
        except Exception as error:
            log.exception("attempt %d", attempt)
            return error
        if attempt < retries and not is_late():
            sleep(2**attempt)
    return outcome


def fetch_all(sources, fetch, retries, limit, sleep, clock):
    start = clock()

    def is_late():
        return clock() - start >= limit

    outcomes = {
        source: fetch_one(source, fetch, retries, sleep, is_late)
        for source in sources
    }
    good = [v for v in outcomes.values() if type(v) is float]
    log.info("%d of %d fetched", len(good), len(outcomes))
    return outcomes
