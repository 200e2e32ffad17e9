def bind(params, args, kwargs):
    """Return parameters and values, or raise TypeError."""
    bound = {}
    return bound


params = [("drink", "ordinary", ...), ("size", "ordinary", "small")]
print(bind(params, ("tea",), {}))
