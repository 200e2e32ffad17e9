# fails: test_system_python_runs: is active and /usr runs
# fails: test_other_environment: /tides/.venv is active
def status(prefix, base_prefix, env):
    same = prefix.rstrip("/") == base_prefix.rstrip("/")
    return "none" if same else "venv"
