import json
from functools import singledispatch


@singledispatch
def to_json(value):
    return json.dumps(str(value))


print(to_json("Oslo"))
print(to_json(True))
