# fails: test_leaves_the_arguments_alone: as they were
def bind(params, args, kwargs):
    places = list(args)
    bound = {}
    for name, kind, default in params:
        if kind == "*args":
            bound[name], places = tuple(places), []
        elif kind == "**kwargs":
            bound[name], kwargs = kwargs, {}
        elif places and kind != "keyword-only":
            bound[name] = places.pop(0)
            if kind == "ordinary" and name in kwargs:
                raise TypeError(f"multiple values for {name!r}")
        elif name in kwargs and kind != "positional-only":
            bound[name] = kwargs.pop(name)
        elif default is not ...:
            bound[name] = default
        else:
            raise TypeError(f"missing a value for {name!r}")
    if places or kwargs:
        raise TypeError("too many arguments")
    return bound
