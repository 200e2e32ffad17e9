# fails: test_on_again: the GIL is on here
# fails: test_asks_each_time: was switched on between two calls
import sysconfig


def gil_report():
    free = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
    return {
        "build": "free-threaded" if free else "default",
        "enabled": not free,
        "reason": "off" if free else "no choice in this build",
    }
