# fails: test_log_first: unexpected keyword argument 'at'
# fails: test_time_first: unexpected keyword argument 'at'
# fails: test_each_alone: unexpected keyword argument 'at'
# fails: test_the_store_is_called_once: with to='disk' alone
def save_after(found, self):
    following = getattr(found, "save", None)
    if following is None:
        name = type(self).__name__
        raise AttributeError(f"{name}: no class has a save()")
    return following


class LoggingMixin:
    def save(self, **options):
        line = f"saving {type(self).__name__}"
        return [line, *save_after(super(), self)(**options)]


class TimestampMixin:
    def save(self, *, at, **options):
        line = f"at {at}"
        return [line, *save_after(super(), self)(at=at, **options)]
