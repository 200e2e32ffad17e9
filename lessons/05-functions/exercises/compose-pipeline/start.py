def compose(*functions):
    """Return a function that applies functions left to right."""
    return functions[0]  # so far, only the first one runs


print(compose(str.strip, str.title)("  oslo "))
