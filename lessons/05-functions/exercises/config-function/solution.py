def connect(host, /, port=5432, *, timeout, **options):
    """Return the settings of a connection as a dictionary."""
    if not 1 <= port <= 65535:
        raise ValueError(f"port {port} is not in 1 to 65535")
    if timeout <= 0:
        raise ValueError(f"timeout {timeout} is not above 0")
    # The slash keeps the name "host" free for the options.
    return {
        "host": host,
        "port": port,
        "timeout": timeout,
        "options": options,
    }
