class TicketPrinter:
    def __init__(self, device):
        self.device = device

    def sell(self, boat):
        self.device.write(f"1 ticket, {boat}")

    def __del__(self):
        self.device.release()
