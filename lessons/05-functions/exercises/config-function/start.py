def connect(host, port=5432, timeout=None):
    """Return the settings of a connection as a dictionary."""
    return {"host": host, "port": port, "timeout": timeout}


print(connect("till.lan", timeout=3))
