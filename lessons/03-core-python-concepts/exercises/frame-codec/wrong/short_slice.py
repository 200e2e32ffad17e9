# fails: test_cut_off: it gave no error
# fails: test_cut_off_without_copy: it gave no error
# fails: test_length_cut_off: it gave no error
def pack(payloads):
    return b"".join(len(p).to_bytes(2) + p for p in payloads)


def unpack(buffer):
    view = memoryview(buffer)
    frames = []
    while view:
        length = int.from_bytes(view[:2])
        frames.append(view[2 : 2 + length])
        view = view[2 + length :]
    return frames
