"""`multiprocessing.Value` and `Array`: ctypes objects whose memory lies in the kernel.

Owns: the classes below `multiprocessing.sharedctypes`, which is used as it is otherwise.

Each is of a subclass of its ctypes type, with memory of its own for what is looked at just now: it
is fetched before every look, and sent after every change. What is fetched and sent is one value,
one item or one field, so that two processes can change different ones at once. Addresses mean
nothing: `ctypes.addressof` gives that of the copy.

Imports nothing of the browser.
"""

from __future__ import annotations

import ctypes
from functools import cache
from operator import index
from struct import Struct
from typing import TYPE_CHECKING, Any

from handbook.processes.kernel import kernel

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Buffer", "Cells", "install"]


class Buffer:
    """Memory in the kernel, as `multiprocessing.heap.BufferWrapper` has it below a Barrier.

    :param size: in bytes.
    """

    def __init__(self, size: int) -> None:
        reply = kernel.ask("block", size, data=bytes(size))
        assert reply is not None
        self._block, self._size = reply.value, size

    def create_memoryview(self) -> Buffer:
        """Return what can be cast."""
        return self

    def cast(self, form: str) -> Cells:
        """Return its items.

        :param form: of one, as in `struct`.
        """
        return Cells(self._block, form, self._size)


class Cells:
    """Items in memory in the kernel, by index."""

    def __init__(self, block: int, form: str, size: int) -> None:
        self._block, self._item = block, Struct(form)
        self._count = size // self._item.size

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, number: int) -> Any:
        size = self._item.size
        reply = kernel.ask("load", self._block, range(self._count)[number] * size, size)
        assert reply is not None
        return self._item.unpack(reply.data)[0]

    def __setitem__(self, number: int, value: Any) -> None:
        place = range(self._count)[number] * self._item.size
        kernel.tell("store", self._block, place, data=self._item.pack(value))


def _size_of(made: Any) -> int:
    """Return the bytes of an object of ctypes, which the classes below only become with another."""
    return ctypes.sizeof(made)


def _address_of(made: Any) -> int:
    """Return where its copy is."""
    return ctypes.addressof(made)


class _Shared:
    """What all have in common: where in the kernel's memory their own is."""

    _block = 0
    _offset = 0

    def __init__(self, *values: Any) -> None:
        super().__init__(*values)
        if self._block:
            self._send(0, _size_of(self))

    def _fetch(self, start: int, size: int) -> None:
        if self._block:
            reply = kernel.ask("load", self._block, self._offset + start, size)
            assert reply is not None
            ctypes.memmove(_address_of(self) + start, reply.data, size)

    def _send(self, start: int, size: int) -> None:
        if self._block:
            data = ctypes.string_at(_address_of(self) + start, size)
            kernel.tell("store", self._block, self._offset + start, data=data)


class _SharedValue(_Shared):
    """One number or character."""

    @property
    def value(self) -> Any:
        """The current value."""
        self._fetch(0, _size_of(self))
        base: Any = super(_SharedValue, type(self))
        return base.value.__get__(self, type(self))

    @value.setter
    def value(self, value: Any) -> None:
        base: Any = super(_SharedValue, type(self))
        base.value.__set__(self, value)
        self._send(0, _size_of(self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.value!r})"


class _SharedArray(_Shared):
    """Items of one type."""

    _type_: Any
    _length_: int

    def _span(self, key: Any) -> tuple[int, int]:
        """Return where the items of an index or a slice begin, and how many bytes they span."""
        size = ctypes.sizeof(self._type_)
        if isinstance(key, slice):
            numbers = range(self._length_)[key]
            if not numbers:
                return 0, 0
            low, high = min(numbers[0], numbers[-1]), max(numbers[0], numbers[-1])
            return low * size, (high - low + 1) * size
        number = index(key)
        number += self._length_ if number < 0 else 0
        return (number * size, size) if 0 <= number < self._length_ else (0, 0)

    def __getitem__(self, key: Any) -> Any:
        start, size = self._span(key)
        if not isinstance(key, slice) and size and not _is_simple(self._type_):
            return _make(self._type_, self._block, self._offset + start)
        self._fetch(start, size)
        return super().__getitem__(key)  # type: ignore[misc]  # of ctypes.Array, beside this class

    def __setitem__(self, key: Any, value: Any) -> None:
        start, size = self._span(key)
        self._fetch(start, size)
        super().__setitem__(key, value)  # type: ignore[misc]  # as above
        self._send(start, size)

    def __iter__(self) -> Iterator[Any]:
        return iter(self[:]) if _is_simple(self._type_) else map(self.__getitem__, range(len(self)))

    def __len__(self) -> int:
        return self._length_


class _SharedText(_SharedArray):
    """Characters, which can be looked at as one value: see `_text`."""


def _text(kind: Any, name: str) -> property:
    """Make the property "value" or "raw" of an array of characters in the kernel's memory."""
    whole = getattr(kind, name)

    def get(self: Any) -> Any:
        self._fetch(0, ctypes.sizeof(self))
        return whole.__get__(self, type(self))

    def set_(self: Any, value: Any) -> None:
        self._fetch(0, ctypes.sizeof(self))
        whole.__set__(self, value)
        self._send(0, ctypes.sizeof(self))

    return property(get, set_)


def _is_simple(kind: Any) -> bool:
    return issubclass(kind, ctypes._SimpleCData)


def _field(kind: Any, name: str) -> property:
    """Make a property of a field that lies in the kernel's memory."""
    field = getattr(kind, name)
    inner = dict(entry[:2] for entry in kind._fields_)[name]

    def get(self: Any) -> Any:
        if not _is_simple(inner):
            return _make(inner, self._block, self._offset + field.offset)
        self._fetch(field.offset, ctypes.sizeof(inner))
        return field.__get__(self, type(self))

    def set_(self: Any, value: Any) -> None:
        self._fetch(field.offset, ctypes.sizeof(inner))
        field.__set__(self, value)
        self._send(field.offset, ctypes.sizeof(inner))

    return property(get, set_)


@cache
def _shared_type(kind: Any) -> Any:
    """Return the subclass of a ctypes type whose memory lies in the kernel."""
    names: dict[str, Any] = {"_of": kind}
    if _is_simple(kind):
        base: Any = _SharedValue
    elif issubclass(kind, ctypes.Array):
        base = _SharedText if kind._type_ in {ctypes.c_char, ctypes.c_wchar} else _SharedArray
    else:
        base = _Shared
        names |= {entry[0]: _field(kind, entry[0]) for entry in getattr(kind, "_fields_", ())}
    made = type(kind)(kind.__name__, (base, kind), names)
    if base is _SharedText:  # ctypes gives every such class its own
        for name in ("value", "raw"):
            if hasattr(kind, name):
                setattr(made, name, _text(kind, name))
    return made


def _make(kind: Any, block: int, offset: int) -> Any:
    made = _shared_type(kind)()
    made._block, made._offset = block, offset
    return made


def _new_value(kind: Any) -> Any:
    """Make an object with memory of its own in the kernel."""
    size = ctypes.sizeof(kind)
    reply = kernel.ask("block", size, data=bytes(size))
    assert reply is not None
    return _make(kind, reply.value, 0)


def _rebuild(kind: Any, length: int | None, block: int, offset: int) -> Any:
    """Make one that stands for memory that another process has made."""
    return _make(kind if length is None else kind * length, block, offset)


def install(sharedctypes: Any) -> None:
    """Have `multiprocessing.sharedctypes` make such objects."""
    assert_spawning = sharedctypes.assert_spawning

    def reduce_shared(made: Any) -> tuple[Any, ...]:
        assert_spawning(made)
        kind = type(made)._of
        is_array = issubclass(kind, ctypes.Array)
        item, length = (kind._type_, kind._length_) if is_array else (kind, None)
        return _rebuild, (item, length, made._block, made._offset)

    def new_value(kind: Any) -> Any:
        made = _new_value(kind)
        sharedctypes._ForkingPickler.register(type(made), reduce_shared)
        return made

    def copy(made: Any) -> Any:
        """Return a copy in memory of its own."""
        kind = getattr(type(made), "_of", type(made))
        if isinstance(made, _Shared):
            made._fetch(0, ctypes.sizeof(kind))
        new = new_value(kind)
        ctypes.memmove(ctypes.addressof(new), ctypes.addressof(made), ctypes.sizeof(kind))
        new._send(0, ctypes.sizeof(kind))
        return new

    sharedctypes._new_value = new_value
    sharedctypes.copy = copy
