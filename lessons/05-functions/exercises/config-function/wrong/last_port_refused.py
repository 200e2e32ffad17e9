# fails: test_edges: port 65535 is not in 1 to 65535
def connect(host, /, port=5432, *, timeout, **options):
    if port not in range(1, 65535):
        raise ValueError(f"port {port} is not in 1 to 65535")
    if timeout <= 0:
        raise ValueError(f"timeout {timeout} is not above 0")
    return {
        "host": host,
        "port": port,
        "timeout": timeout,
        "options": options,
    }
