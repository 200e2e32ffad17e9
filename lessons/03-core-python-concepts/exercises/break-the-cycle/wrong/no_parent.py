# fails: test_parent: sea.parent should be the root, not None
# fails: test_dead_parent: below sea should be as before
class Folder:
    def __init__(self, name, parent=None):
        self.name = name
        self.parent = None
        self.folders = []

    def add(self, name):
        folder = Folder(name)
        self.folders.append(folder)
        return folder
