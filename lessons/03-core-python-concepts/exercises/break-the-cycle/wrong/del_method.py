# fails: test_tree_goes: hold each other
# fails: test_dead_parent: once the root is gone
class Folder:
    def __init__(self, name, parent=None):
        self.name = name
        self.parent = parent
        self.folders = []

    def add(self, name):
        folder = Folder(name, self)
        self.folders.append(folder)
        return folder

    def __del__(self):
        for folder in self.folders:
            folder.parent = None
