def status(prefix, base_prefix, env):
    prefix = prefix.rstrip("/")
    base_prefix = base_prefix.rstrip("/")
    active = env.get("VIRTUAL_ENV", "").rstrip("/")
    if active and active != prefix:
        return "activated-elsewhere"
    # The variable only tells what a shell was told; sys knows.
    return "venv" if prefix != base_prefix else "none"
