# fails: test_before_3_13: sys has no _is_gil_enabled
import sys
import sysconfig


def gil_report():
    free = sysconfig.get_config_var("Py_GIL_DISABLED")
    enabled = sys._is_gil_enabled()
    if not free:
        reason = "no choice in this build"
    else:
        reason = "switched on again" if enabled else "off"
    return {
        "build": "free-threaded" if free else "default",
        "enabled": enabled,
        "reason": reason,
    }
