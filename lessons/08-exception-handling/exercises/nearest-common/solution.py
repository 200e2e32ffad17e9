def common_base(*types):
    first = types[0]
    # The nearest ancestors come first; object ends every __mro__.
    for base in first.__mro__:
        if all(issubclass(kind, base) for kind in types):
            return base
