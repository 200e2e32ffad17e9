def fetch_all(urls, fetch, workers):
    return [fetch(url) for url in urls]


def fetch(url):
    if url == "b":
        raise OSError(url)
    return url.upper()


print(fetch_all(["a", "c"], fetch, 2))
