def classify(error):
    if isinstance(error, KeyError):
        return "client"
    return "bug"


print(classify(KeyError("B7")), classify(TimeoutError()))
