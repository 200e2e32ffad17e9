from inspect import signature


def call_checked(f, *args, **kw):
    call = signature(f).bind(*args, **kw)
    for name, value in call.arguments.items():
        hint = f.__annotations__[name]
        if not isinstance(value, hint):
            raise TypeError(f"{name} is {value!r}")
    return f(*args, **kw)


def enter(name: str, km: int):
    return f"{name} runs {km}"


print(call_checked(enter, "Ada", 10))
