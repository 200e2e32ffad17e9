# fails: test_unread: long.txt was opened
import hashlib
from collections import defaultdict
from pathlib import Path


def duplicates(root):
    groups = defaultdict(list)
    for path in Path(root).rglob("*"):
        if path.is_file() and not path.is_symlink():
            digest = hashlib.sha256(path.read_bytes()).digest()
            groups[digest].append(path.relative_to(root))
    return sorted(sorted(g) for g in groups.values() if len(g) > 1)
