import json
import logging
from datetime import UTC, datetime

# What every record has, and what formatters leave on it.
USUAL = {*vars(logging.makeLogRecord({})), "message", "asctime"}


class JsonFormatter(logging.Formatter):
    def format(self, record):
        created = datetime.fromtimestamp(record.created, UTC)
        line = {
            "time": created.isoformat(),
            "level": record.levelname,
            "message": record.getMessage(),
        }
        if record.exc_info:
            text = self.formatException(record.exc_info)
            line["exception"] = text
        for name, value in vars(record).items():
            if name not in USUAL:
                line.setdefault(name, value)
        return json.dumps(line, default=str)
