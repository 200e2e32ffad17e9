import pytest
from answer import TicketPrinter


class Device:
    def __init__(self):
        self.written = []
        self.released = 0

    def write(self, text):
        self.written.append(text)

    def release(self):
        self.released += 1


def test_after_the_block():
    """After the block the printer is given back"""
    device = Device()
    with TicketPrinter(device) as printer:
        printer.sell("Aurora")
        during = device.released
    assert device.written == ["1 ticket, Aurora"], (
        f"one ticket should be printed, not {device.written}"
    )
    assert during == 0, "inside the block it is still needed"
    assert device.released == 1, (
        "after the block, release() should have been called once,"
        f" not {device.released} times"
    )
    del printer


def test_after_an_error():
    """After an error the printer is given back too"""
    device = Device()
    with pytest.raises(ZeroDivisionError):
        with TicketPrinter(device):
            1 / 0
    assert device.released == 1, (
        "when the block ends by an error, release() should have"
        f" been called once, not {device.released} times"
    )


# hidden
def test_close():
    """close() works without a block"""
    device = Device()
    printer = TicketPrinter(device)
    printer.close()
    assert device.released == 1, (
        "after close(), release() should have been called once,"
        f" not {device.released} times"
    )


def test_close_twice():
    """Closing again does nothing"""
    device = Device()
    with TicketPrinter(device) as printer:
        printer.close()
        printer.close()
    del printer
    assert device.released == 1, (
        "however often it is closed, release() should be called"
        f" once, not {device.released} times"
    )


def test_two_printers():
    """Each printer has its own state"""
    first, second = Device(), Device()
    TicketPrinter(first).close()
    TicketPrinter(second).close()
    assert (first.released, second.released) == (1, 1), (
        "closing one printer should not affect another"
    )
