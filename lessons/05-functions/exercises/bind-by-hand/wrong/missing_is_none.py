# fails: test_missing_keyword_only: to_go is missing
# fails: test_agrees_with_python: Python gives a TypeError
def bind(params, args, kwargs):
    places, names = list(args), dict(kwargs)
    bound = {}
    for name, kind, default in params:
        if kind == "*args":
            bound[name], places = tuple(places), []
        elif kind == "**kwargs":
            bound[name], names = names, {}
        elif kind == "keyword-only":
            default = None if default is ... else default
            bound[name] = names.pop(name, default)
        elif places:
            bound[name] = places.pop(0)
            if kind == "ordinary" and name in names:
                raise TypeError(f"multiple values for {name!r}")
        elif name in names and kind == "ordinary":
            bound[name] = names.pop(name)
        elif default is not ...:
            bound[name] = default
        else:
            raise TypeError(f"missing a value for {name!r}")
    if places or names:
        raise TypeError("too many arguments")
    return bound
