# fails: test_tuple_is_one_value: str() argument
def compose(*functions):
    """Return a function that applies functions left to right."""

    def identity(value):
        return value

    if not functions:
        return identity

    first, *rest = functions

    def pipeline(*args, **kwargs):
        value = first(*args, **kwargs)
        for function in rest:
            if isinstance(value, tuple):
                value = function(*value)
            else:
                value = function(value)
        return value

    names = [function.__name__ for function in functions]
    pipeline.__name__ = "_then_".join(names)
    return pipeline
