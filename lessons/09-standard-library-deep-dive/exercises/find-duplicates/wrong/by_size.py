# fails: test_one_group: and nothing else has
# fails: test_text_root: with the root as a text
# fails: test_groups_sorted: should be sorted
# fails: test_empty: so they are equal
# fails: test_links: should be left out
# fails: test_unread: the groups were
from collections import defaultdict
from pathlib import Path


def duplicates(root):
    sizes = defaultdict(list)
    for path in Path(root).rglob("*"):
        if path.is_file() and not path.is_symlink():
            size = path.stat().st_size
            sizes[size].append(path.relative_to(root))
    return sorted(sorted(g) for g in sizes.values() if len(g) > 1)
