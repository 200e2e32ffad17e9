from weakref import ref


class Folder:
    def __init__(self, name, parent=None):
        self.name = name
        # Weak upwards, strong downwards: the root holds the tree.
        self._parent = None if parent is None else ref(parent)
        self.folders = []

    @property
    def parent(self):
        return None if self._parent is None else self._parent()

    def add(self, name):
        folder = Folder(name, self)
        self.folders.append(folder)
        return folder
