# fails: test_sibling: should raise ValueError
# fails: test_absolute: even one that lies inside
import os
from pathlib import Path


def safe_join(root, user_path):
    root = os.path.realpath(root)
    path = os.path.realpath(os.path.join(root, user_path))
    if not path.startswith(root):
        raise ValueError("outside")
    return Path(path)
