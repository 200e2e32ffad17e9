def pack(payloads):
    return b"".join(len(p).to_bytes(2) + p for p in payloads)


def unpack(buffer):
    view = memoryview(buffer)
    frames, start = [], 0
    while start < len(view):
        head = view[start : start + 2]
        start += 2
        end = start + int.from_bytes(head)
        # A slice would only be shorter: nobody else notices.
        if len(head) < 2 or end > len(view):
            raise ValueError("the last frame is cut off")
        frames.append(view[start:end])
        start = end
    return frames
