import sys
from codeop import compile_command


def run_session(lines):
    shown, buffer, namespace = [], [], {}

    def show(value):
        if value is not None:
            shown.append(repr(value))
            namespace["_"] = value

    def complain(error, message):
        shown.append(f"{type(error).__name__}: {message}")

    def run():
        try:
            code = compile_command("\n".join(buffer))
        except SyntaxError as error:
            buffer.clear()
            complain(error, error.msg)
            return
        if code is None:
            return
        buffer.clear()
        try:
            exec(code, namespace)
        except Exception as error:
            complain(error, error)

    before, sys.displayhook = sys.displayhook, show
    try:
        for line in lines:
            buffer.append(line)
            run()
    finally:
        # Whoever called us has a displayhook too.
        sys.displayhook = before
    return shown
