# fails: test_host_by_place: the host is given by place only
# fails: test_host_among_the_options: multiple values for argument
def connect(host, port=5432, *, timeout, **options):
    if not 1 <= port <= 65535:
        raise ValueError(f"port {port} is not in 1 to 65535")
    if timeout <= 0:
        raise ValueError(f"timeout {timeout} is not above 0")
    return {
        "host": host,
        "port": port,
        "timeout": timeout,
        "options": options,
    }
