def common_base(*types):
    return Exception


print(common_base(KeyError, IndexError))
