import argparse


def size(text):
    if text.endswith("k"):
        return float(text[:-1]) * 1024
    return int(text)


parser = argparse.ArgumentParser()
parser.add_argument("--limit", type=size)
print(parser.parse_args(["--limit", "10k"]))
