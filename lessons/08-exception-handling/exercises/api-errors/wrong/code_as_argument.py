# fails: test_copies: a copy could not be made
class ApiError(Exception):
    status = 500
    code = "internal"

    def __init__(self, message, details=None):
        super().__init__(self.status, self.code, message)
        self.message = message
        self.details = {} if details is None else details

    def __str__(self):
        return f"{self.code}: {self.message}"

    def to_dict(self):
        return {
            "status": self.status,
            "code": self.code,
            "message": self.message,
            "details": self.details,
        }


class NotFound(ApiError):
    status = 404
    code = "not_found"


class Conflict(ApiError):
    status = 409
    code = "conflict"


def error_for(status, message, details=None):
    for kind in NotFound, Conflict:
        if kind.status == status:
            return kind(message, details)
    return ApiError(message, details)
