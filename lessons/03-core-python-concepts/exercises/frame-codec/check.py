import tracemalloc

from answer import pack, unpack


def error_of(buffer):
    try:
        unpack(buffer)
    except Exception as error:
        return type(error).__name__
    return "no error"


def test_pack():
    """Each payload gets its length in front"""
    got = pack([b"hi", b""])
    assert got == b"\x00\x02hi\x00\x00", (
        r"pack([b'hi', b'']) should be b'\x00\x02hi\x00\x00',"
        f" not {got!r}"
    )


def test_several_frames():
    """All frames of a buffer come back"""
    payloads = [b"hi", b"", b"T-035"]
    got = [bytes(frame) for frame in unpack(pack(payloads))]
    assert got == payloads, (
        f"{payloads} should come back, not {got}"
    )


def test_cut_off():
    """A frame that is cut off is a ValueError"""
    got = error_of(b"\x00\x05T-03")
    assert got == "ValueError", (
        "a payload of 5 bytes with only 4 there should raise"
        f" ValueError; it gave {got}"
    )


# hidden
def test_nothing():
    """An empty buffer holds no frames"""
    assert (pack([]), unpack(b"")) == (b"", []), (
        "no payloads make an empty buffer, and back"
    )


def test_length_cut_off():
    """A length that is cut off is a ValueError"""
    got = error_of(b"\x00\x02hi\x00")
    assert got == "ValueError", (
        "half of a length after a whole frame should raise"
        f" ValueError; it gave {got}"
    )


def test_long_payload():
    """300 bytes need both bytes of the length"""
    payload = b"x" * 300
    packed = pack([payload])
    assert packed[:2] == b"\x01\x2c", (
        "a length of 300 should be the bytes 1 and 44"
    )
    assert [bytes(frame) for frame in unpack(packed)] == [
        payload
    ], "a payload of 300 bytes should come back"


def test_views():
    """The frames are views of the buffer"""
    buffer = bytearray(pack([b"T-035"]))
    frame = unpack(buffer)[0]
    assert isinstance(frame, memoryview), (
        f"unpack should return views, not {type(frame).__name__}"
    )
    assert frame.obj is buffer, (
        "the view should look at the buffer itself, not at a copy"
    )


def test_cut_off_without_copy():
    """Nothing is copied before the ValueError"""
    payload = b"x" * 60_000
    buffer = pack([payload, payload, payload])[:-1]
    tracemalloc.start()
    got = error_of(buffer)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert got == "ValueError", (
        "the third frame lacks its last byte: that should raise"
        f" ValueError; it gave {got}"
    )
    assert peak < 30_000, (
        f"unpack took {peak} bytes of memory on the way, so it"
        " copied payloads"
    )
