# fails: test_beyond_the_edges: there is no such port
def connect(host, /, port=5432, *, timeout, **options):
    if not port or not timeout:
        raise ValueError("a port and a timeout are needed")
    return {
        "host": host,
        "port": port,
        "timeout": timeout,
        "options": options,
    }
