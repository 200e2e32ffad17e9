# fails: test_none_is_a_value: which str should turn into 'None'
# fails: test_identity_takes_one: should refuse two arguments
def compose(*functions):
    def pipeline(*args, **kwargs):
        value = None
        for function in functions:
            if value is None:
                value = function(*args, **kwargs)
                if value is None:
                    return None
            else:
                value = function(value)
        return value if functions else args[0]

    names = [function.__name__ for function in functions]
    pipeline.__name__ = "_then_".join(names) or "identity"
    return pipeline
