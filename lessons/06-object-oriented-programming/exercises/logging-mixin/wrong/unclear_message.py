# fails: test_nobody_saves: should name Draft
# fails: test_nobody_saves_behind_both: should name Draft
class LoggingMixin:
    def save(self, **options):
        line = f"saving {type(self).__name__}"
        return [line, *super().save(**options)]


class TimestampMixin:
    def save(self, *, at, **options):
        return [f"at {at}", *super().save(**options)]
