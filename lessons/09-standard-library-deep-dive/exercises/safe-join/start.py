from pathlib import Path


def safe_join(root, user_path):
    return Path(root) / user_path


print(safe_join("/music/scores", "bach/../verdi"))
print(safe_join("/music/scores", "../wages.txt"))
