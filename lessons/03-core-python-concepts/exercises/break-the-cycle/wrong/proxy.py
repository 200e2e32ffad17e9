# fails: test_parent: sea.parent should be the root, not <weakproxy
# fails: test_dead_parent: weakly-referenced object no longer exists
from weakref import proxy


class Folder:
    def __init__(self, name, parent=None):
        self.name = name
        self.parent = None if parent is None else proxy(parent)
        self.folders = []

    def add(self, name):
        folder = Folder(name, self)
        self.folders.append(folder)
        return folder
