# fails: test_pack: should be
# fails: test_long_payload: OverflowError
# fails: test_length_cut_off: it gave no error
# fails: test_cut_off_without_copy: OverflowError
def pack(payloads):
    return b"".join(len(p).to_bytes(1) + p for p in payloads)


def unpack(buffer):
    view = memoryview(buffer)
    frames = []
    while view:
        length = view[0]
        if len(view) < 1 + length:
            raise ValueError("cut off")
        frames.append(view[1 : 1 + length])
        view = view[1 + length :]
    return frames
