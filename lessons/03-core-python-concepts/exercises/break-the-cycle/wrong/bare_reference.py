# fails: test_parent: sea.parent should be the root, not <weakref
# fails: test_dead_parent: should be None, not <weakref
from weakref import ref


class Folder:
    def __init__(self, name, parent=None):
        self.name = name
        self.parent = None if parent is None else ref(parent)
        self.folders = []

    def add(self, name):
        folder = Folder(name, self)
        self.folders.append(folder)
        return folder
