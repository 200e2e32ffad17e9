# fails: test_left_to_right: should double, then add three
# fails: test_first_takes_several: unexpected keyword argument
# fails: test_called_twice: should give 5 and 23
# fails: test_none_is_a_value: but the pipeline gave None
# fails: test_tuple_is_one_value: str() argument
def compose(*functions):
    def identity(value):
        return value

    if not functions:
        return identity

    def pipeline(*args, **kwargs):
        *rest, first = functions
        value = first(*args, **kwargs)
        for function in reversed(rest):
            value = function(value)
        return value

    names = [function.__name__ for function in functions]
    pipeline.__name__ = "_then_".join(names)
    return pipeline
