# fails: test_other_handlers: should write 'login with tok-81'
# fails: test_other_handlers_exception: exc_text of the record was changed
# fails: test_dict_of_caller: the dict belongs to the caller
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
        record.msg = self.hide(record.msg)
        if isinstance(record.args, dict):
            for key, value in record.args.items():
                record.args[key] = self.hide(value)
        elif record.args:
            record.args = tuple(map(self.hide, record.args))
        if record.exc_info:
            text = logging.Formatter().formatException(
                record.exc_info
            )
            record.exc_text = self.hide(text)
        return True
