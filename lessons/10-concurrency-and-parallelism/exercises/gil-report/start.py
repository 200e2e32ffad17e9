import sys


def gil_report():
    return {"enabled": sys._is_gil_enabled()}


print(gil_report())
