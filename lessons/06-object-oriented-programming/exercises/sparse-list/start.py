class SparseList:
    def __init__(self, length, default=0):
        self.length = length
        self.default = default
        self.stored = {}

    def __len__(self):
        return self.length

    def __setitem__(self, index, value):
        self.stored[index] = value

    def __getitem__(self, index):
        return self.stored[index]


laps = SparseList(1_000_000_000)
laps[5] = 65
print(len(laps), laps[5])
