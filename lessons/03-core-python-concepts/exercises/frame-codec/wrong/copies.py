# fails: test_views: should return views, not bytes
# fails: test_cut_off_without_copy: so it copied payloads
def pack(payloads):
    return b"".join(len(p).to_bytes(2) + p for p in payloads)


def unpack(buffer):
    frames, start = [], 0
    while start < len(buffer):
        head = buffer[start : start + 2]
        end = start + 2 + int.from_bytes(head)
        if len(head) < 2 or end > len(buffer):
            raise ValueError("cut off")
        frames.append(bytes(buffer[start + 2 : end]))
        start = end
    return frames
