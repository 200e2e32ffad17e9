# fails: test_errors_pass_through: but it gave None
# fails: test_identity_takes_one: should refuse two arguments
def compose(*functions):
    def pipeline(*args, **kwargs):
        if not functions:
            return args[0]
        try:
            value = functions[0](*args, **kwargs)
            for function in functions[1:]:
                value = function(value)
        except Exception:
            return None
        return value

    names = [function.__name__ for function in functions]
    pipeline.__name__ = "_then_".join(names) or "identity"
    return pipeline
