# fails: test_climb: should raise ValueError
# fails: test_dots_inside: means its verdi
# fails: test_sibling: should raise ValueError
# fails: test_link_out: should raise ValueError
# fails: test_link_inside: js is a link to bach
# fails: test_root_behind_link: should be resolved
from pathlib import Path


def safe_join(root, user_path):
    path = Path(root) / user_path
    if Path(user_path).is_absolute():
        raise ValueError("absolute")
    if not path.is_relative_to(root):
        raise ValueError("outside")
    return path
