import os


def usage(root):
    sizes, unread = {}, []
    for name in os.listdir(root):
        sizes[name] = os.path.getsize(os.path.join(root, name))
    return sizes, unread


os.makedirs("archive/monday", exist_ok=True)
with open("archive/monday/news.ogg", "wb") as file:
    file.write(bytes(3000))
print(usage("archive"))
