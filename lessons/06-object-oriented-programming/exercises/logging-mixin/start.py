class LoggingMixin:
    def save(self, **options):
        return ["saving"]


class TimestampMixin:
    def save(self, **options):
        return ["at"]


class Store:
    def save(self, *, to="memory"):
        return [f"stored: {to}"]


class Note(LoggingMixin, TimestampMixin, Store):
    pass


print(Note().save(at="07:30", to="disk"))
