# fails: test_copies: should read the same
class ApiError(Exception):
    status = 500
    code = "internal"

    def __init__(self, message, details=None):
        super().__init__(f"{self.code}: {message}")
        self.message = message
        self.details = details or {}

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
    kinds = {404: NotFound, 409: Conflict}
    return kinds.get(status, ApiError)(message, details)
