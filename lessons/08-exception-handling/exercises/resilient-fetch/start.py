def fetch_all(sources, fetch, retries, limit, sleep, clock):
    outcomes = {}
    for source in sources:
        outcomes[source] = fetch(source)
    return outcomes


print(fetch_all(["Aller"], lambda source: 2.3, 0, 60, None, None))
