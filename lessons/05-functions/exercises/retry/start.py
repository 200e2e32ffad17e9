from functools import wraps
from time import sleep


def retry(times, exceptions, backoff):
    def decorate(f):
        return f

    return decorate


answers = iter([ConnectionError("busy"), "cleared"])


@retry(3, ConnectionError, 0.1)
def clear(parcel):
    answer = next(answers)
    if isinstance(answer, Exception):
        raise answer
    return f"{parcel} {answer}"


if __name__ == "__main__":
    print(clear("P7"))
