# fails: test_on_again: the build is what it is
import sys


def gil_report():
    enabled = getattr(sys, "_is_gil_enabled", lambda: True)()
    return {
        "build": "default" if enabled else "free-threaded",
        "enabled": enabled,
        "reason": "no choice in this build" if enabled else "off",
    }
