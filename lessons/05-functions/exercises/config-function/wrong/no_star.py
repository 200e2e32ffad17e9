# fails: test_timeout_is_required: there is no timeout
# fails: test_timeout_by_name: the timeout is given by name only
def connect(host, /, port=5432, timeout=30, **options):
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
