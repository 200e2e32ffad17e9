# fails: test_called_twice: StopIteration
def compose(*functions):
    names = [function.__name__ for function in functions]
    if not functions:
        functions = (lambda value: value,)
    remaining = iter(functions)

    def pipeline(*args, **kwargs):
        value = next(remaining)(*args, **kwargs)
        for function in remaining:
            value = function(value)
        return value

    pipeline.__name__ = "_then_".join(names) or "identity"
    return pipeline
