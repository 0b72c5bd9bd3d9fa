"""OLE compound files, the container of xls, doc and of whatever has a password: its streams.

Source: [MS-CFB]. Chains are followed for as many steps as there are sectors at most.
"""

import struct
from collections.abc import Iterator
from typing import Final

_HEADER: Final = 512
_ENTRY: Final = 128
_END: Final = 0xFFFFFFFA  # this and above are no sectors
_STREAM: Final = 2
_ROOT: Final = 5


class CompoundFile:
    """The streams of a compound file by their names. Raises ValueError for a broken one."""

    def __init__(self, data: bytes) -> None:
        if len(data) < _HEADER:
            raise ValueError("header")
        self._data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise ValueError("sector size")
        self._size = 1 << shift
        self._sectors = max(0, (len(data) - _HEADER + self._size - 1) // self._size)
        directory, _, self._cutoff, first_mini, _, first_difat, _ = struct.unpack_from(
            "<IIIIIII", data, 48
        )
        self._fat = self._read_fat(first_difat)
        self._mini_fat = _numbers(self._chain(first_mini))
        self._entries = dict(self._read_directory(directory))
        self._check_entries()
        root = next((one for one in self._entries.values() if one[0] == _ROOT), None)
        self._mini_stream = self._chain(root[1]) if root else b""

    @property
    def names(self) -> frozenset[str]:
        """The names of its streams and storages."""
        return frozenset(self._entries)

    def stream(self, name: str) -> bytes:
        """The bytes of a stream. Raises KeyError."""
        kind, first, size = self._entries[name]
        if kind != _STREAM:
            raise KeyError(name)
        if size < self._cutoff:
            return self._mini_chain(first)[:size]
        return self._chain(first)[:size]

    def _check_entries(self) -> None:
        """Follows the chain of every stream: other readers trust them, and what they say of sizes.

        Raises ValueError.
        """
        for kind, first, size in self._entries.values():
            if kind in (_STREAM, _ROOT) and size:
                is_mini = kind == _STREAM and size < self._cutoff
                table = self._mini_fat if is_mini else self._fat
                count = sum(1 for _ in self._steps(first, table))
                if size > count * (64 if is_mini else self._size):
                    raise ValueError("a stream that is shorter than it says")

    def _sector(self, number: int) -> bytes:
        start = (
            _HEADER + number * self._size if self._size == _HEADER else (number + 1) * self._size
        )
        return self._data[start : start + self._size]

    def _read_fat(self, difat: int) -> tuple[int, ...]:
        sectors = [*struct.unpack_from("<109I", self._data, 76)]
        for _ in range(self._sectors):
            if difat >= _END:
                break
            numbers = _numbers(self._sector(difat))
            if not numbers:
                raise ValueError("sectors")
            sectors += numbers[:-1]
            difat = numbers[-1]
        used = [one for one in sectors if one < _END]
        if any(one >= self._sectors for one in used) or len(used) > self._sectors:
            raise ValueError("sectors")
        return tuple(number for one in used for number in _numbers(self._sector(one)))

    def _chain(self, first: int) -> bytes:
        return b"".join(self._sector(one) for one in self._steps(first, self._fat))

    def _mini_chain(self, first: int) -> bytes:
        pieces = (
            self._mini_stream[64 * one : 64 * one + 64]
            for one in self._steps(first, self._mini_fat)
        )
        return b"".join(pieces)

    @staticmethod
    def _steps(first: int, table: tuple[int, ...]) -> Iterator[int]:
        steps = 0
        while first < _END:
            if first >= len(table):
                raise ValueError("a chain that leads out")
            yield first
            first = table[first]
            steps += 1
            if steps > len(table):
                raise ValueError("a chain without end")

    def _read_directory(self, first: int) -> Iterator[tuple[str, tuple[int, int, int]]]:
        entries = self._chain(first)
        for start in range(0, len(entries) - _ENTRY + 1, _ENTRY):
            entry = entries[start : start + _ENTRY]
            length = struct.unpack_from("<H", entry, 64)[0]
            if entry[66] and 2 <= length <= 64:
                name = entry[: length - 2].decode("utf-16-le", errors="replace")
                yield name, (entry[66], *struct.unpack_from("<II", entry, 116))


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])
