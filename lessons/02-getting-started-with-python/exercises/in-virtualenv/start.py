def status(prefix, base_prefix, env):
    if "VIRTUAL_ENV" in env:
        return "venv"
    return "none"


print(status("/ferry/.venv", "/usr", {}))
print(status("/usr", "/usr", {"VIRTUAL_ENV": "/ferry/.venv"}))
