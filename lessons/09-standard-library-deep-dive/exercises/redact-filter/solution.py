import copy
import logging


class Redact(logging.Filter):
    def __init__(self, *secrets):
        super().__init__()
        self.secrets = secrets

    def hide(self, value):
        if isinstance(value, str):
            for secret in self.secrets:
                value = value.replace(secret, "***")
        return value

    def filter(self, record):
        # A copy: the next handler gets the record as it was.
        clean = copy.copy(record)
        clean.msg = self.hide(record.msg)
        if isinstance(record.args, dict):
            clean.args = {
                key: self.hide(value)
                for key, value in record.args.items()
            }
        elif record.args:
            clean.args = tuple(map(self.hide, record.args))
        if record.exc_info:
            formatter = logging.Formatter()
            text = formatter.formatException(record.exc_info)
            clean.exc_text = self.hide(text)
        return clean
