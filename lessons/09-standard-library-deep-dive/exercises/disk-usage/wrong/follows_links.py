# fails: test_links: until there was a
import os


def usage(root):
    sizes, unread = {}, []
    for entry in os.scandir(root):
        if entry.is_dir():
            sizes[entry.name] = total(entry.path, unread)
    return sizes, unread


def total(folder, unread):
    size = 0
    try:
        for entry in os.scandir(folder):
            if entry.is_dir():
                size += total(entry.path, unread)
            else:
                size += entry.stat().st_size
    except PermissionError:
        unread.append(folder)
    return size
