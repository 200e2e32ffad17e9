class Log:
    def close(self):
        print("closed")


def process(items, function, log):
    results, errors = [], []
    for item in items:
        results.append(function(item))
    log.close()
    return results, errors


print(process([5, 2], lambda n: 10 / n, Log()))
