class UpperDict(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


paper = UpperDict({"a4": 1}, b5=2)
paper["a3"] = 3
print(paper)
