# fails: test_dots_inside: .. is not allowed
# fails: test_link_out: should raise ValueError
from pathlib import Path


def safe_join(root, user_path):
    user_path = Path(user_path)
    if user_path.is_absolute():
        raise ValueError("absolute")
    if ".." in user_path.parts:
        raise ValueError(".. is not allowed")
    return (Path(root) / user_path).resolve()
