# fails: test_positional_only_by_name: drink can't be given by name
# fails: test_swallowed_name: multiple values for 'name'
# fails: test_agrees_with_python: Python gives
def bind(params, args, kwargs):
    places, names = list(args), dict(kwargs)
    bound = {}
    for name, kind, default in params:
        if kind == "*args":
            bound[name], places = tuple(places), []
        elif kind == "**kwargs":
            bound[name], names = names, {}
        elif places and kind != "keyword-only":
            bound[name] = places.pop(0)
            if name in names:
                raise TypeError(f"multiple values for {name!r}")
        elif name in names:
            bound[name] = names.pop(name)
        elif default is not ...:
            bound[name] = default
        else:
            raise TypeError(f"missing a value for {name!r}")
    if places or names:
        raise TypeError("too many arguments")
    return bound
