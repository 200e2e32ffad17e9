# fails: test_line_breaks: a record should be one line
# fails: test_extra: should appear under these names
# fails: test_exception: should hold the traceback
# fails: test_other_formatters: the object's keys were
# fails: test_strange_values: the day should be
import logging
from datetime import UTC, datetime


class JsonFormatter(logging.Formatter):
    def format(self, record):
        time = datetime.fromtimestamp(
            record.created, UTC
        ).isoformat()
        return (
            f'{{"time": "{time}", "level": "{record.levelname}", '
            f'"message": "{record.getMessage()}"}}'
        )
