# fails: test_loop_shows_each_turn: at each turn
from codeop import compile_command


def run_session(lines):
    shown, buffer, namespace = [], [], {}
    for line in lines:
        buffer.append(line)
        text = "\n".join(buffer)
        try:
            if compile_command(text) is None:
                continue
            try:
                value = eval(text, namespace)
            except SyntaxError:
                exec(text, namespace)
                value = None
            if value is not None:
                shown.append(repr(value))
                namespace["_"] = value
        except SyntaxError as error:
            shown.append(f"SyntaxError: {error.msg}")
        except Exception as error:
            shown.append(f"{type(error).__name__}: {error}")
        buffer.clear()
    return shown
