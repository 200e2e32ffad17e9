import logging
import sys


class Redact(logging.Filter):
    def __init__(self, *secrets):
        super().__init__()
        self.secrets = secrets

    def filter(self, record):
        for secret in self.secrets:
            record.msg = record.msg.replace(secret, "***")
        return True


handler = logging.StreamHandler(sys.stdout)
handler.addFilter(Redact("tok-81", "hunter2"))
log = logging.getLogger("clinic")
log.addHandler(handler)
log.warning("login with %s at desk %d", "tok-81", 3)
