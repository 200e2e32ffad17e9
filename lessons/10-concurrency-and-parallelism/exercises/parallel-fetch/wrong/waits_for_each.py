# fails: test_workers_at_once: they never did
# fails: test_threads_end: were still there afterwards
from concurrent.futures import ThreadPoolExecutor

pools = []


def fetch_all(urls, fetch, workers):
    pool = ThreadPoolExecutor(workers)
    pools.append(pool)
    results = []
    for url in urls:
        future = pool.submit(fetch, url)
        results.append(future.exception() or future.result())
    return results
