import json
import logging
import sys


class JsonFormatter(logging.Formatter):
    def format(self, record):
        return json.dumps(vars(record), default=str)


handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(JsonFormatter())
log = logging.getLogger("clinic")
log.addHandler(handler)
log.warning("room %d taken", 4, extra={"visit": "v81"})
