import logging

AGAIN = (ConnectionError, TimeoutError)


def fetch_one(source, fetch, retries, sleep, is_late):
    outcome = TimeoutError(f"no time left for {source}")
    for attempt in range(retries + 1):
        if is_late():
            break
        try:
            return fetch(source)
        # Exception, so that interrupts and cancellations pass.
        except Exception as error:
            outcome = error
        if not isinstance(outcome, AGAIN) or attempt == retries:
            break
        if is_late():
            break
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
    failed = sum(
        isinstance(outcome, Exception)
        for outcome in outcomes.values()
    )
    logging.getLogger("gauges").info(
        "%d of %d fetched", len(outcomes) - failed, len(outcomes)
    )
    return outcomes
