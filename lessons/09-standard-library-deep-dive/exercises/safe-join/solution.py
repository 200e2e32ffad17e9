from pathlib import Path


def safe_join(root, user_path):
    if Path(user_path).is_absolute():
        raise ValueError(f"absolute path: {user_path}")
    root = Path(root).resolve()
    path = (root / user_path).resolve()
    # Only now: before resolve, the question is about text.
    if not path.is_relative_to(root):
        raise ValueError(f"outside of {root}: {user_path}")
    return path
