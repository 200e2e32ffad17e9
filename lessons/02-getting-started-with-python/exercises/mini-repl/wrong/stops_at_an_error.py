# fails: test_session_goes_on: show the error and go on
# fails: test_syntax_error: and then '5'
import sys
from codeop import compile_command


def run_session(lines):
    shown, buffer, namespace = [], [], {}

    def show(value):
        if value is not None:
            shown.append(repr(value))
            namespace["_"] = value

    before, sys.displayhook = sys.displayhook, show
    try:
        for line in lines:
            buffer.append(line)
            code = compile_command("\n".join(buffer))
            if code is not None:
                buffer.clear()
                exec(code, namespace)
    except SyntaxError as error:
        shown.append(f"SyntaxError: {error.msg}")
    except Exception as error:
        shown.append(f"{type(error).__name__}: {error}")
    finally:
        sys.displayhook = before
    return shown
