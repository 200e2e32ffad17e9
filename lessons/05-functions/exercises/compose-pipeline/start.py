def compose(*functions):
    """Return a function that applies functions left to right."""
    raise NotImplementedError
