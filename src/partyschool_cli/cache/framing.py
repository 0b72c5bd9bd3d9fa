"""Frame byte strings as one file with a checksum; unlike pickle, decoding cannot run code.

Imports little, and the standard library only: part of replaying cached output.
"""

from zlib import crc32

# The first line of each file; another number where an earlier version kept what this one does not.
INDEX_MAGIC = b"pschool-index 2\n"
OUTPUT_MAGIC = b"pschool-output 2\n"

_CHECKSUM_SIZE = 4


def checksum(data: bytes) -> bytes:
    """CRC against damage, not forgery: the cache is read only if this user wrote it."""
    return crc32(data).to_bytes(_CHECKSUM_SIZE, "big")


def sealed(magic: bytes, parts: "list[bytes]") -> bytes:
    """Frame parts as one file, for `opened`."""
    body = netstrings(parts)
    return magic + checksum(body) + body


def opened(magic: bytes, data: bytes) -> "list[bytes]":
    """The parts of a sealed file. Raises ValueError if it is truncated, damaged or another."""
    start = len(magic) + _CHECKSUM_SIZE
    body = data[start:]
    if data[:start] != magic + checksum(body):
        raise ValueError("damaged")
    return strings(body)


def netstrings(parts: "list[bytes]") -> bytes:
    """Encode parts, each after its length."""
    return b"".join(b"%d:%b" % (len(part), part) for part in parts)


def strings(data: bytes) -> "list[bytes]":
    """Decode `netstrings`. Raises ValueError for anything else."""
    parts = []
    start = 0
    while start < len(data):
        colon = data.index(b":", start)
        if not data[start:colon].isdigit():
            raise ValueError("damaged")
        start = colon + 1 + int(data[start:colon])
        if start > len(data):
            raise ValueError("damaged")
        parts.append(data[colon + 1 : start])
    return parts
