def run_session(lines):
    shown = []
    for line in lines:
        shown.append(repr(eval(line)))
    return shown


print(run_session(["2 + 3", "4 * 5"]))
