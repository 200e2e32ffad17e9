# fails: test_root_behind_link: resolve the root too
from pathlib import Path


def safe_join(root, user_path):
    if Path(user_path).is_absolute():
        raise ValueError("absolute")
    path = Path(root, user_path).resolve()
    if not path.is_relative_to(root):
        raise ValueError("outside")
    return path
