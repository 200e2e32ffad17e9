# fails: test_not_activated: although nobody activated it
# fails: test_system_python_runs: is active and /usr runs
# fails: test_other_environment: /tides/.venv is active
# fails: test_empty_variable: names no folder
def status(prefix, base_prefix, env):
    return "venv" if env.get("VIRTUAL_ENV") else "none"
