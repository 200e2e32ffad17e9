# fails: test_errors_of_the_store_get_through: a reason of its own
class LoggingMixin:
    def save(self, **options):
        name = type(self).__name__
        try:
            rest = super().save(**options)
        except AttributeError:
            raise AttributeError(f"{name} has no save") from None
        return [f"saving {name}", *rest]


class TimestampMixin:
    def save(self, *, at, **options):
        name = type(self).__name__
        try:
            rest = super().save(**options)
        except AttributeError:
            raise AttributeError(f"{name} has no save") from None
        return [f"at {at}", *rest]
