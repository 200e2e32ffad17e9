# fails: test_depth: should be {'week': 42}
# fails: test_unread: should hold the path of the folder
# fails: test_separators: the code holds '/'
import os


def usage(root):
    sizes = {}
    for entry in os.scandir(root):
        if entry.is_dir(follow_symlinks=False):
            sizes[entry.name] = 0
            for name in os.listdir(entry):
                path = entry.path + "/" + name
                if os.path.isfile(path):
                    if not os.path.islink(path):
                        size = os.path.getsize(path)
                        sizes[entry.name] += size
    return sizes, []
