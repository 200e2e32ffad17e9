# fails: test_none: leaves _ alone
import sys
from codeop import compile_command


def run_session(lines):
    shown, buffer, namespace = [], [], {}

    def show(value):
        shown.append(repr(value))
        namespace["_"] = value

    before, sys.displayhook = sys.displayhook, show
    try:
        for line in lines:
            buffer.append(line)
            try:
                code = compile_command("\n".join(buffer))
                if code is None:
                    continue
                exec(code, namespace)
            except SyntaxError as error:
                shown.append(f"SyntaxError: {error.msg}")
            except Exception as error:
                shown.append(f"{type(error).__name__}: {error}")
            buffer.clear()
    finally:
        sys.displayhook = before
    return shown
