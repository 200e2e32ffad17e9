# fails: test_name: the name should be 'double_then_add_three'
# fails: test_single_function_keeps_its_own_name: not 'pipeline'
# fails: test_name_of_identity: not 'pipeline'
# fails: test_identity_takes_one: should refuse two arguments
def compose(*functions):
    def pipeline(*args, **kwargs):
        if not functions:
            return args[0]
        value = functions[0](*args, **kwargs)
        for function in functions[1:]:
            value = function(value)
        return value

    return pipeline
