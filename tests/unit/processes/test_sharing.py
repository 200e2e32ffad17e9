"""ctypes objects whose memory lies in the kernel."""

from __future__ import annotations

import ctypes
import struct
from typing import Any

import pytest
from handbook.processes import sharing
from handbook.processes.kernel import Reply, kernel


class Point(ctypes.Structure):
    """Two numbers."""

    _fields_ = [("x", ctypes.c_int), ("y", ctypes.c_double)]


@pytest.fixture(autouse=True)
def blocks(monkeypatch: pytest.MonkeyPatch) -> dict[int, bytearray]:
    """The kernel's memory."""
    memory: dict[int, bytearray] = {}

    def ask(op: str, *args: Any, data: bytes | None = None) -> Reply:
        if op == "block":
            memory[len(memory) + 1] = bytearray(data or b"")
            return Reply(len(memory), b"", "")
        block, start, size = args
        return Reply(None, bytes(memory[block][start : start + size]), "")

    def tell(_op: str, block: int, start: int, *, data: bytes) -> None:
        memory[block][start : start + len(data)] = data

    monkeypatch.setattr(kernel, "ask", ask)
    monkeypatch.setattr(kernel, "tell", tell)
    return memory


def twins(kind: Any) -> tuple[Any, Any]:
    """Return one object as two processes have it."""
    made = sharing._new_value(kind)
    return made, sharing._rebuild(kind, None, made._block, made._offset)


def test_number_is_what_the_other_has_set(blocks: dict[int, bytearray]) -> None:
    one, other = twins(ctypes.c_int)
    assert isinstance(one, ctypes.c_int)
    one.value = 7
    other.value += 1
    assert (one.value, repr(one)) == (8, "c_int(8)")
    assert blocks == {1: bytearray(struct.pack("i", 8))}


def test_items_are_fetched_and_sent_one_by_one() -> None:
    one, other = twins(ctypes.c_double * 4)
    one[0], other[1], one[-1] = 1, 2, 4
    other[2:3] = [3]
    assert list(one) == one[:] == [1, 2, 3, 4]
    assert (other[3:0:-2], other[4:], len(other)) == ([4, 2], [], 4)
    with pytest.raises(IndexError):
        one[4]
    with pytest.raises(IndexError):
        one[-5] = 1


def test_characters_are_a_value_and_raw() -> None:
    one, other = twins(ctypes.c_char * 6)
    one.value = b"open"
    other[0] = b"O"
    assert (one.value, other.raw) == (b"Open", b"Open\0\0")
    other.raw = b"closed"
    assert one.value == b"closed"


def test_fields_and_structures_in_arrays_are_shared() -> None:
    one, other = twins(Point)
    one.x, other.y = 3, 4.5
    assert (other.x, one.y) == (3, 4.5)
    row, same = twins(Point * 2)
    row[1].x = 5
    assert [point.x for point in same] == [0, 5]


def test_copy_has_memory_of_its_own() -> None:
    class Module:
        """As `multiprocessing.sharedctypes`."""

        assert_spawning = staticmethod(lambda _: None)

        class _ForkingPickler:
            registered: dict[type, Any] = {}  # noqa: RUF012  as the module that it stands for

            @classmethod
            def register(cls, kind: type, reduce: Any) -> None:
                cls.registered[kind] = reduce

    module: Any = Module
    sharing.install(module)
    made = module._new_value(ctypes.c_int * 2)
    made[1] = 9
    copied = module.copy(made)
    made[1] = 1
    assert copied[:] == [0, 9]
    rebuild, args = module._ForkingPickler.registered[type(made)](made)
    assert rebuild(*args)[:] == [0, 1]
    assert args[:2] == (ctypes.c_int, 2)


def test_buffer_has_cells() -> None:
    cells = sharing.Buffer(8).create_memoryview().cast("i")
    cells[1] = 3
    assert (len(cells), cells[0], cells[1], cells[-1]) == (2, 0, 3, 3)
    with pytest.raises(IndexError):
        cells[2]
