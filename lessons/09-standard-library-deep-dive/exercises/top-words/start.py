from collections import Counter


def top(text, n):
    return Counter(text.split()).most_common(n)


print(top("Oil the chain, then the bell.", 2))
