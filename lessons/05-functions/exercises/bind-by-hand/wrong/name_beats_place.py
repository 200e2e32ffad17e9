# fails: test_given_twice: size comes twice
# fails: test_agrees_with_python: Python gives
def bind(params, args, kwargs):
    places, names = list(args), dict(kwargs)
    bound = {}
    for name, kind, default in params:
        if kind == "*args":
            bound[name], places = tuple(places), []
        elif kind == "**kwargs":
            bound[name], names = names, {}
        else:
            if default is not ...:
                bound[name] = default
            if places and kind != "keyword-only":
                bound[name] = places.pop(0)
            if name in names and kind != "positional-only":
                bound[name] = names.pop(name)
            if name not in bound:
                raise TypeError(f"missing a value for {name!r}")
    if places or names:
        raise TypeError("too many arguments")
    return bound
