# fails: test_order: 'slow' was asked for first
from concurrent.futures import ThreadPoolExecutor


def fetch_all(urls, fetch, workers):
    results = []

    def one(url):
        try:
            results.append(fetch(url))
        except Exception as error:
            results.append(error)

    with ThreadPoolExecutor(workers) as pool:
        for url in urls:
            pool.submit(one, url)
    return results
