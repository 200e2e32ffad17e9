# fails: test_after_an_error: DID NOT RAISE
class TicketPrinter:
    def __init__(self, device):
        self.device = device
        self.closed = False

    def sell(self, boat):
        self.device.write(f"1 ticket, {boat}")

    def close(self):
        if not self.closed:
            self.closed = True
            self.device.release()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()
        return True
