class Folder:
    def __init__(self, name, parent=None):
        self.name = name
        self.parent = parent
        self.folders = []

    def add(self, name):
        folder = Folder(name, self)
        self.folders.append(folder)
        return folder


root = Folder("photos")
sea = root.add("sea")
print(sea.parent.name, root.parent)
