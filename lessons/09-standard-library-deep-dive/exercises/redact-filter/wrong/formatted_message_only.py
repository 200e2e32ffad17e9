# fails: test_exception: should be in the line, with *** for the secret
import copy
import logging


class Redact(logging.Filter):
    def __init__(self, *secrets):
        super().__init__()
        self.secrets = secrets

    def filter(self, record):
        clean = copy.copy(record)
        message = record.getMessage()
        for secret in self.secrets:
            message = message.replace(secret, "***")
        clean.msg, clean.args = message, None
        return clean
