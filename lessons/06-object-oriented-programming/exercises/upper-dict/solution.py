from collections import UserDict


def upper(key):
    return key.upper() if isinstance(key, str) else key


class UpperDict(UserDict):
    def __getitem__(self, key):
        return super().__getitem__(upper(key))

    def __setitem__(self, key, value):
        super().__setitem__(upper(key), value)

    def __delitem__(self, key):
        super().__delitem__(upper(key))

    def __contains__(self, key):
        return super().__contains__(upper(key))

    # UserDict's own |= writes to self.data, past __setitem__.
    def __ior__(self, other):
        self.update(other)
        return self
