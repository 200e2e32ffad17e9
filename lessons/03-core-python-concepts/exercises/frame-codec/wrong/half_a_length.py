# fails: test_length_cut_off: it gave no error
def pack(payloads):
    return b"".join(len(p).to_bytes(2) + p for p in payloads)


def unpack(buffer):
    view = memoryview(buffer)
    frames = []
    while len(view) >= 2:
        length = int.from_bytes(view[:2])
        if len(view) < 2 + length:
            raise ValueError("cut off")
        frames.append(view[2 : 2 + length])
        view = view[2 + length :]
    return frames
