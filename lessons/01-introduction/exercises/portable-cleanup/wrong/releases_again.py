# fails: test_close_twice: should be called once, not 3 times
class TicketPrinter:
    def __init__(self, device):
        self.device = device

    def sell(self, boat):
        self.device.write(f"1 ticket, {boat}")

    def close(self):
        self.device.release()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()
