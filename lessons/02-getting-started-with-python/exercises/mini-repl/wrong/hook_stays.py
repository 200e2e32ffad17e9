# fails: test_hook_is_put_back: put sys.displayhook back
import sys
from codeop import compile_command


def run_session(lines):
    shown, buffer, namespace = [], [], {}

    def show(value):
        if value is not None:
            shown.append(repr(value))
            namespace["_"] = value

    sys.displayhook = show
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
    return shown
