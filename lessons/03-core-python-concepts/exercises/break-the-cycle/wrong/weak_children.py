# fails: test_parent: the root lost a folder
# fails: test_tree_goes: the root lost a folder
# fails: test_tree_stays: the root lost a folder
# fails: test_dead_parent: the root lost a folder
# fails: test_names: the root lost a folder
from weakref import WeakSet


class Folder:
    def __init__(self, name, parent=None):
        self.name = name
        self.parent = parent
        self._folders = WeakSet()

    @property
    def folders(self):
        return list(self._folders)

    def add(self, name):
        folder = Folder(name, self)
        self._folders.add(folder)
        return folder
