"""Store parsed contents of files as JSON, concatenated in a file of `.pschool-cache/`.

The index has the file and version of each content.
"""

import json
import os
from collections.abc import Container
from contextlib import suppress
from typing import Any, NamedTuple

from partyschool_cli.cache.framing import checksum
from partyschool_cli.source.files import state_directory

_PREFIX = "parsed-"


class Extent(NamedTuple):
    """Location of a content in its store: offset, number of bytes, checksum."""

    start: int
    length: int
    checksum: bytes


def json_line(content: Any) -> bytes:
    """A content as one line of JSON. Raises ValueError if JSON cannot represent it."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


class ParsedStore:
    """A store to read from. Raises OSError if it is missing, or another user's."""

    def __init__(self, path: str) -> None:
        handle, self.size = state_directory.open_own(path)
        self.name = os.path.basename(path)
        self._file = open(handle, "rb")  # noqa: SIM115  # as long as this object

    def raw(self, extent: Extent) -> bytes:
        """The bytes of a content; empty if damaged or missing."""
        try:
            self._file.seek(extent.start)
            data = self._file.read(extent.length)
        except (OSError, ValueError):
            return b""
        return data if checksum(data) == extent.checksum else b""

    def get(self, extent: Extent) -> Any:
        """A content; None if damaged or missing."""
        data = self.raw(extent)
        return json.loads(data) if data else None

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class ParsedStoreWriter:
    """A new store in the cache's `folder`. Raises OSError if it cannot be created."""

    def __init__(self, folder: str) -> None:
        self.name = f"{_PREFIX}{os.urandom(4).hex()}"
        self.size = 0
        self._path = os.path.join(folder, self.name)
        self._file = open(state_directory.create(self._path), "wb")  # noqa: SIM115

    def put(self, content: Any) -> Extent:
        """Add a content that JSON can represent. Raises OSError if the disk is full."""
        return self.put_raw(json_line(content))

    def put_raw(self, data: bytes) -> Extent:
        """Add the bytes of a content. Raises OSError if the disk is full."""
        extent = Extent(self.size, len(data), checksum(data))
        self._file.write(data)
        self.size += len(data)
        return extent

    def close(self) -> None:
        """Flush and close. Raises OSError if the disk is full."""
        self._file.close()

    def discard(self) -> None:
        """Delete the file. Raises OSError."""
        with suppress(OSError):  # on a full disk
            self._file.close()
        os.unlink(self._path)


def remove_unused(folder: str, names: Container[str]) -> None:
    """Delete the stores in `folder` that are not in `names`.

    Another process that has not yet written its index loses its store, and the next one parses
    again; what somebody took out of the catalog must not stay.
    """
    with os.scandir(folder) as entries:
        for each in entries:
            if each.name.startswith(_PREFIX) and each.name not in names:
                os.unlink(each.path)
