# fails: test_first_takes_several: unexpected keyword argument
# fails: test_tuple_is_one_value: but 2 were given
def compose(*functions):
    def pipeline(value):
        for function in functions:
            value = function(value)
        return value

    names = [function.__name__ for function in functions]
    pipeline.__name__ = "_then_".join(names) or "identity"
    return pipeline
