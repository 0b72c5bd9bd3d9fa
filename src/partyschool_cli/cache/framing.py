"""Parts of any bytes as one file with a checksum, taken apart without code that could run.

Standard library only, and little of it: this is imported on the way to the first byte of output.
"""

from zlib import crc32

_CHECKSUM_SIZE = 4


def checksum(data: bytes) -> bytes:
    """4 bytes that tell damaged data: what stands in the cache is this user's, and not forged."""
    return crc32(data).to_bytes(_CHECKSUM_SIZE, "big")


def digest(data: bytes) -> bytes:
    """16 bytes that no other data has."""
    from hashlib import blake2b  # loads OpenSSL, which takes longer than a replay

    return blake2b(data, digest_size=16).digest()


def sealed(magic: bytes, parts: "list[bytes]") -> bytes:
    """Parts of any bytes as one file that `opened` takes apart again."""
    body = netstrings(parts)
    return magic + checksum(body) + body


def opened(magic: bytes, data: bytes) -> "list[bytes]":
    """The parts of a sealed file. Raises ValueError where it is cut off, damaged or another."""
    start = len(magic) + _CHECKSUM_SIZE
    body = data[start:]
    if data[:start] != magic + checksum(body):
        raise ValueError("damaged")
    return strings(body)


def netstrings(parts: "list[bytes]") -> bytes:
    """Parts of any bytes, each behind its length."""
    return b"".join(b"%d:%b" % (len(part), part) for part in parts)


def strings(data: bytes) -> "list[bytes]":
    """What `netstrings` was given. Raises ValueError for anything else."""
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
