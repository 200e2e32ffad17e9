def double(value):
    """Return the value twice."""
