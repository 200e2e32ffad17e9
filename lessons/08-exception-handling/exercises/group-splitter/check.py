from answer import handle


def new_report():
    return {"notes": 0, "files": []}


def run(error, report):
    """Return what handle raises, or None."""
    try:
        handle(error, report)
    except BaseException as raised:
        return raised
    return None


def test_sorted():
    """ValueErrors are counted, OSErrors collected"""
    scales = OSError("scales")
    day = [ValueError("heavy"), scales, ValueError("light")]
    report = new_report()
    raised = run(ExceptionGroup("day", day), report)
    assert raised is None, (
        "nothing is left over, so handle should return normally;"
        f" it raised {raised!r}"
    )
    assert report == {"notes": 2, "files": [scales]}, (
        "two ValueErrors and one OSError should give"
        " {'notes': 2, 'files': [OSError('scales')]}, not"
        f" {report}"
    )


def test_rest_is_raised():
    """What is left over is raised as a group"""
    key = KeyError("north")
    report = new_report()
    raised = run(
        ExceptionGroup("day", [ValueError("heavy"), key]), report
    )
    assert isinstance(raised, ExceptionGroup), (
        "a KeyError is neither, so a group with it should be"
        f" raised; got {raised!r}"
    )
    assert raised.exceptions == (key,), (
        "only the KeyError should be left over, not"
        f" {raised.exceptions}"
    )
    assert report["notes"] == 1, (
        "the ValueError should be counted, though others are left"
    )


def test_naked():
    """A single exception is a group of one"""
    scales = OSError("scales")
    report = new_report()
    raised = run(scales, report)
    assert raised is None and report["files"] == [scales], (
        "an OSError alone should be collected; the report is"
        f" {report} and {raised!r} was raised"
    )


# hidden
def test_nested():
    """Groups inside groups are sorted too"""
    scales, paper = OSError("scales"), FileNotFoundError("paper")
    inner = ExceptionGroup(
        "noon", [ValueError("heavy"), ValueError("light"), scales]
    )
    deep = ExceptionGroup("hive", [ExceptionGroup("box", [paper])])
    report = new_report()
    raised = run(
        ExceptionGroup("day", [ValueError("old"), inner, deep]),
        report,
    )
    assert raised is None, (
        f"nothing is left over; handle raised {raised!r}"
    )
    assert report["notes"] == 3, (
        "one ValueError outside and two in an inner group are"
        f" three, not {report['notes']}"
    )
    assert report["files"] == [scales, paper], (
        "the OSErrors themselves should be collected, not groups;"
        f" got {report['files']}"
    )


def test_naked_rest():
    """A single foreign exception comes out again"""
    report = new_report()
    raised = run(KeyError("north"), report)
    assert isinstance(raised, KeyError), (
        f"a KeyError alone should be raised again, not {raised!r}"
    )
    assert report == new_report(), (
        "a KeyError should change nothing in the report"
    )


def test_subclass():
    """Subclasses count as their base"""
    report = new_report()
    day = [UnicodeError("x"), TimeoutError("radio")]
    run(ExceptionGroup("day", day), report)
    got = report["notes"], len(report["files"])
    assert got == (1, 1), (
        "UnicodeError is a ValueError, TimeoutError an OSError;"
        f" counted were {got}"
    )


def test_adds_up():
    """The report goes on from what it holds"""
    report = {"notes": 5, "files": ["earlier"]}
    run(ExceptionGroup("day", [ValueError("heavy")]), report)
    assert report == {"notes": 6, "files": ["earlier"]}, (
        "the report held 5 notes and should hold 6 now; it is"
        f" {report}"
    )


def test_stop_is_not_lost():
    """A KeyboardInterrupt in the group comes out"""
    report = new_report()
    raised = run(
        BaseExceptionGroup(
            "day", [KeyboardInterrupt(), ValueError("heavy")]
        ),
        report,
    )
    found = isinstance(raised, BaseExceptionGroup) and isinstance(
        raised.exceptions[0], KeyboardInterrupt
    )
    assert found, (
        "a KeyboardInterrupt in the group should come out again;"
        f" got {raised!r}"
    )
