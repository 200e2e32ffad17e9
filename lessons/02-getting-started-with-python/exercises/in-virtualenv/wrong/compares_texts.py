# fails: test_slashes: are one folder
def status(prefix, base_prefix, env):
    active = env.get("VIRTUAL_ENV")
    if active and active != prefix:
        return "activated-elsewhere"
    return "venv" if prefix != base_prefix else "none"
