# fails: test_settings: should give {'user': 'ada'} as 'options'
# fails: test_host_among_the_options: 'till.lan' as 'host'
# fails: test_no_options: should give {} as 'options'
def connect(host, /, port=5432, *, timeout, **options):
    if not 1 <= port <= 65535:
        raise ValueError(f"port {port} is not in 1 to 65535")
    if timeout <= 0:
        raise ValueError(f"timeout {timeout} is not above 0")
    settings = {"host": host, "port": port, "timeout": timeout}
    return {**settings, **options}
