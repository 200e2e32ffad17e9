# fails: test_strange_values: and was a TypeError
# fails: test_exception: should hold the traceback
# fails: test_other_formatters: the object's keys were
import json
import logging
from datetime import UTC, datetime

USUAL = {*vars(logging.makeLogRecord({})), "message", "asctime"}


class JsonFormatter(logging.Formatter):
    def format(self, record):
        created = datetime.fromtimestamp(record.created, UTC)
        line = {
            "time": created.isoformat(),
            "level": record.levelname,
            "message": record.getMessage(),
        }
        for name, value in vars(record).items():
            if name not in USUAL:
                line[name] = value
        return json.dumps(line)
