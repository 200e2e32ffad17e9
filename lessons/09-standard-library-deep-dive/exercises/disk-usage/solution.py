import os


def usage(root):
    sizes, unread = {}, []
    with os.scandir(root) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                sizes[entry.name] = total(entry.path, unread)
    return sizes, unread


def total(folder, unread):
    size = 0
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                # Asked without following, a link is neither.
                if entry.is_dir(follow_symlinks=False):
                    size += total(entry.path, unread)
                elif entry.is_file(follow_symlinks=False):
                    size += entry.stat().st_size
    except PermissionError:
        unread.append(folder)
    return size
