# fails: test_tuple: the line should be
# fails: test_dict: with a dict as the argument
# fails: test_exception: with *** for the secret
# fails: test_numbers: should be left as they are
import copy
import logging


class Redact(logging.Filter):
    def __init__(self, *secrets):
        super().__init__()
        self.secrets = secrets

    def hide(self, value):
        value = str(value)
        for secret in self.secrets:
            value = value.replace(secret, "***")
        return value

    def filter(self, record):
        clean = copy.copy(record)
        clean.msg = self.hide(record.msg)
        clean.args = tuple(map(self.hide, record.args))
        return clean
