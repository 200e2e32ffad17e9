# fails: test_unread: should hold the path of the folder
# fails: test_links: links should count nothing
import os


def usage(root):
    sizes = {}
    for name in os.listdir(root):
        top = os.path.join(root, name)
        if os.path.isdir(top):
            sizes[name] = 0
            for folder, _, files in os.walk(top):
                for file in files:
                    path = os.path.join(folder, file)
                    sizes[name] += os.path.getsize(path)
    return sizes, []
