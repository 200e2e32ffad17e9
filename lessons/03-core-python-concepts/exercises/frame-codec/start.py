def pack(payloads):
    return b"".join(payloads)


def unpack(buffer):
    return [memoryview(buffer)]


print(pack([b"hi", b""]))
print([bytes(frame) for frame in unpack(b"\x00\x02hi\x00\x00")])
