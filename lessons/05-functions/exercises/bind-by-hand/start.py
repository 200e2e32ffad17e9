def bind(params, args, kwargs):
    """Return a dict of parameters and values, or raise TypeError."""
    raise NotImplementedError
