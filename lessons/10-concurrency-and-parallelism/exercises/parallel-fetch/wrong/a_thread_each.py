# fails: test_workers_at_once: 6 calls of fetch ran at once
from threading import Thread


def fetch_all(urls, fetch, workers):
    results = [None] * len(urls)

    def one(index):
        try:
            results[index] = fetch(urls[index])
        except Exception as error:
            results[index] = error

    threads = [
        Thread(target=one, args=(index,))
        for index in range(len(urls))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
