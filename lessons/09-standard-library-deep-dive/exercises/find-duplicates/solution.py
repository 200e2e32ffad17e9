import hashlib
from collections import defaultdict
from pathlib import Path


def duplicates(root):
    sizes = defaultdict(list)
    for path in Path(root).rglob("*"):
        if path.is_file() and not path.is_symlink():
            sizes[path.stat().st_size].append(path)

    groups = defaultdict(list)
    for size, paths in sizes.items():
        # A size that nobody shares is proof enough: don't read.
        if len(paths) > 1:
            for path in paths:
                digest = hashlib.sha256(path.read_bytes()).digest()
                groups[size, digest].append(path.relative_to(root))
    return sorted(sorted(g) for g in groups.values() if len(g) > 1)
