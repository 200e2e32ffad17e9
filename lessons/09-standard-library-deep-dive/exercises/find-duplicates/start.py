from pathlib import Path


def duplicates(root):
    groups = {}
    for path in Path(root).iterdir():
        groups.setdefault(path.name, []).append(path)
    return [group for group in groups.values() if len(group) > 1]


scores = Path("scores")
(scores / "bach").mkdir(parents=True, exist_ok=True)
(scores / "a.txt").write_text("eight voices")
(scores / "bach" / "b.txt").write_text("eight voices")
print(duplicates(scores))
