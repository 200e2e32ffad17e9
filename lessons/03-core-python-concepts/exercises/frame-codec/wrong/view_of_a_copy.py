# fails: test_views: not at a copy
# fails: test_cut_off_without_copy: so it copied payloads
def pack(payloads):
    return b"".join(len(p).to_bytes(2) + p for p in payloads)


def unpack(buffer):
    frames = []
    rest = bytearray(buffer)
    while rest:
        head = rest[:2]
        payload = rest[2 : 2 + int.from_bytes(head)]
        if len(head) < 2 or len(payload) < int.from_bytes(head):
            raise ValueError("cut off")
        frames.append(memoryview(payload))
        rest = rest[2 + len(payload) :]
    return frames
