import gc


class Photo:
    pass


album = []


def leaked(fn, cls):
    fn()
    return 0


print(leaked(lambda: album.append(Photo()), Photo))
