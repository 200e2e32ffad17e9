# fails: test_two_printers: should not affect another
# fails: test_after_an_error: not 0 times
# fails: test_close: not 0 times
# fails: test_close_twice: not 0 times
class TicketPrinter:
    closed = False

    def __init__(self, device):
        self.device = device

    def sell(self, boat):
        self.device.write(f"1 ticket, {boat}")

    def close(self):
        if not TicketPrinter.closed:
            TicketPrinter.closed = True
            self.device.release()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()
