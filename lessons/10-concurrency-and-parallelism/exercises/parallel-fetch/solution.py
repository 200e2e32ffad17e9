from concurrent.futures import ThreadPoolExecutor


def fetch_all(urls, fetch, workers):
    with ThreadPoolExecutor(workers) as pool:
        # A list, so that all are under way before the first wait.
        futures = [pool.submit(fetch, url) for url in urls]
        return [
            future.exception() or future.result()
            for future in futures
        ]
