class VirtualLoop:
    def time(self):
        return 0

    def call_soon(self, call, *args):
        call(*args)

    def call_later(self, seconds, call, *args):
        call(*args)

    def run(self):
        pass


loop = VirtualLoop()
loop.call_later(3 * 3600, print, "dough has risen")
loop.call_later(3600, print, "oven is hot")
loop.call_soon(print, "mix the dough")
loop.run()
print(loop.time())
