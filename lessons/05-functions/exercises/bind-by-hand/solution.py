def bind(params, args, kwargs):
    """Return parameters and values, or raise TypeError."""
    places, names = list(args), dict(kwargs)
    bound = {}
    for name, kind, default in params:
        if kind == "*args":
            bound[name], places = tuple(places), []
        elif kind == "**kwargs":
            # All that nobody took, even a positional-only name.
            bound[name], names = names, {}
        elif places and kind != "keyword-only":
            bound[name] = places.pop(0)
            if kind == "ordinary" and name in names:
                raise TypeError(f"multiple values for {name!r}")
        elif name in names and kind != "positional-only":
            bound[name] = names.pop(name)
        elif default is not ...:
            bound[name] = default
        else:
            raise TypeError(f"missing a value for {name!r}")
    if places:
        raise TypeError("too many positional arguments")
    if names:
        raise TypeError(f"unexpected keywords: {sorted(names)}")
    return bound
