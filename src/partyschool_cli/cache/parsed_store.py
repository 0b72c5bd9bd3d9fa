"""The parsed contents of plain files, one after another in a file of `.pschool-cache/`.

Which content is whose, and of which state of the file, is for whoever keeps their places.
"""

import json
import os
import time
from collections.abc import Container
from contextlib import suppress
from typing import Any, NamedTuple

from partyschool_cli.cache import directory as folder

_CHECKSUM_SIZE = 8
_PREFIX = "contents-"
# Another process may have written one and not yet told of it. In seconds.
_LONGEST_RUN = 600


class Place(NamedTuple):
    """Where a content is: from which byte, how many, and a digest over them."""

    start: int
    length: int
    checksum: bytes


def json_line(content: Any) -> bytes:
    """A content as JSON, in one line. Raises ValueError for one of which JSON cannot tell all."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


class Contents:
    """A file of contents, to read from. Raises OSError where it is not there, or another user's."""

    def __init__(self, path: str) -> None:
        handle, self.size = folder.open_own(path)
        self.name = os.path.basename(path)
        self._file = open(handle, "rb")  # noqa: SIM115  # as long as this object

    def raw(self, place: Place) -> bytes:
        """The bytes at a place; none where they are damaged, or not there."""
        try:
            self._file.seek(place.start)
            data = self._file.read(place.length)
        except (OSError, ValueError):
            return b""
        return data if _checksum(data) == place.checksum else b""

    def get(self, place: Place) -> Any:
        """The content at a place; None where it is damaged, or not there."""
        data = self.raw(place)
        return json.loads(data) if data else None

    def close(self) -> None:
        """Lets go of the file."""
        self._file.close()


class NewContents:
    """A new file of contents in `path`, the cache's folder. Raises OSError where none can be."""

    def __init__(self, path: str) -> None:
        self.name = f"{_PREFIX}{os.urandom(4).hex()}"
        self.size = 0
        self._path = os.path.join(path, self.name)
        self._file = open(folder.create(self._path), "wb")  # noqa: SIM115

    def put(self, content: Any) -> Place:
        """Adds a content, of which JSON tells all. Raises OSError where the disk is full."""
        return self.put_raw(json_line(content))

    def put_raw(self, data: bytes) -> Place:
        """Adds the bytes of a content. Raises OSError where the disk is full."""
        place = Place(self.size, len(data), _checksum(data))
        self._file.write(data)
        self.size += len(data)
        return place

    def close(self) -> None:
        """Writes what is left to write. Raises OSError where the disk is full."""
        self._file.close()

    def discard(self) -> None:
        """Deletes the file. Raises OSError where that cannot be."""
        with suppress(OSError):  # on a full disk
            self._file.close()
        os.unlink(self._path)


def clear_away(path: str, but: Container[str]) -> None:
    """Deletes the files of contents in `path` that nobody can be writing any more."""
    with os.scandir(path) as entries:
        for each in entries:
            if each.name.startswith(_PREFIX) and each.name not in but:
                age = time.time() - each.stat(follow_symlinks=False).st_mtime
                if age > _LONGEST_RUN:
                    os.unlink(each.path)


def _checksum(data: bytes) -> bytes:
    return folder.digest(data)[:_CHECKSUM_SIZE]
