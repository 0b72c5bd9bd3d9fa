"""Parts of any bytes as one file with a checksum, taken apart without code that could run.

Standard library only, and little of it: this is imported on the way to the first byte of output.
"""

try:  # without `hashlib`, which would load OpenSSL
    from _blake2 import blake2b
except ImportError:  # pragma: no cover  # another Python than CPython
    from hashlib import blake2b

DIGEST_SIZE = 16


def digest(data: bytes) -> bytes:
    """16 bytes that no other data has."""
    return blake2b(data, digest_size=DIGEST_SIZE).digest()


def sealed(magic: bytes, parts: "list[bytes]") -> bytes:
    """Parts of any bytes as one file that `opened` takes apart again."""
    body = netstrings(parts)
    return magic + digest(body) + body


def opened(magic: bytes, data: bytes) -> "list[bytes]":
    """The parts of a sealed file. Raises ValueError where it is cut off, damaged or another."""
    start = len(magic) + DIGEST_SIZE
    body = data[start:]
    if data[:start] != magic + digest(body):
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
