class ApiError(Exception):
    status = 500
    code = "internal"

    def __init__(self, message, details=None):
        super().__init__(f"{self.code}: {message}")
        self.message = message


def error_for(status, message, details=None):
    return ApiError(message)


print(ApiError("the light desk is down"))
