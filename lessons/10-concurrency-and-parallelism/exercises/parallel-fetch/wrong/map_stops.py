# fails: test_error_in_place: came out of fetch_all
from concurrent.futures import ThreadPoolExecutor


def fetch_all(urls, fetch, workers):
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(fetch, urls))
