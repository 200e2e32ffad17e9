import sys
import sysconfig


def gil_report():
    free = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
    # Two questions: a free-threaded build may have its GIL on.
    ask = getattr(sys, "_is_gil_enabled", lambda: True)
    enabled = ask()
    if not free:
        reason = "no choice in this build"
    elif enabled:
        reason = "switched on again"
    else:
        reason = "off"
    return {
        "build": "free-threaded" if free else "default",
        "enabled": enabled,
        "reason": reason,
    }
