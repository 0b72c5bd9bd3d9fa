"""A zip file (xlsx, ods, docx) whose parts are unpacked piece by piece, and counted.

What the directory says of sizes is checked first, and what comes out of each part while it does:
a directory may lie.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Final
from xml.parsers import expat

from partyschool_cli.exchange.foreign.sheets.limits import MAX_PARTS, Budget, file_error

_PIECE: Final = 256 * 1024
_BROKEN: Final = "用 Excel 或 WPS 打开它，另存一份再导入"
_ENCRYPTED_FLAG: Final = 1


class Archive:
    """A zip file. Raises CommandLineError for what is broken, too large or encrypted."""

    def __init__(self, name: str, data: bytes, budget: Budget) -> None:
        self.name = name
        self.budget = budget
        self._read: set[str] = set()
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self.broken() from error
        self._check_directory()

    @property
    def parts(self) -> frozenset[str]:
        """The names of its parts."""
        return frozenset(self._zip.namelist())

    def broken(self) -> Exception:
        """The error for a file that is not what it should be."""
        return file_error(self.name, "文件是坏的，或没有下载完整", _BROKEN)

    def _check_directory(self) -> None:
        infos = self._zip.infolist()
        if len(infos) > MAX_PARTS or len({one.filename for one in infos}) < len(infos):
            raise self.broken()
        if any(one.flag_bits & _ENCRYPTED_FLAG for one in infos):
            raise file_error(self.name, "它有密码", "去掉密码，另存一份再导入")
        Budget(self.name).unpack(sum(one.file_size for one in infos))

    def pieces(self, part: str) -> Iterator[bytes]:
        """The bytes of a part, piece by piece. Raises CommandLineError."""
        self._read.add(part)
        try:
            with self._zip.open(part) as stream:
                while piece := stream.read(_PIECE):
                    self.budget.unpack(len(piece))
                    yield piece
        except (
            KeyError,
            ValueError,
            OSError,
            EOFError,
            NotImplementedError,
            RuntimeError,
            zipfile.BadZipFile,
            zlib.error,
        ) as error:
            raise self.broken() from error

    def read(self, part: str) -> bytes:
        """All bytes of a part. Raises CommandLineError."""
        return b"".join(self.pieces(part))

    def check_rest(self) -> None:
        """Unpacks each part that was not read yet, and throws it away; a DTD is refused.

        So no other reader meets a part that is larger than it says, or declares entities.
        """
        for part in sorted(self.parts - self._read):
            if part.lower().endswith((".xml", ".rels", ".vml")):
                self.scan(part)
            else:
                for _ in self.pieces(part):
                    pass

    def scan(
        self,
        part: str,
        start: Callable[[str, dict[str, str]], None] | None = None,
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
    ) -> None:
        """Reads a part as XML, with the names of elements and attributes without their prefix.

        Raises CommandLineError for XML that is broken or declares entities.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        if start is not None:
            parser.StartElementHandler = _without_prefixes(start)
        if end is not None:
            parser.EndElementHandler = lambda name: end(_local(name))
        if text is not None:
            parser.CharacterDataHandler = text
        try:
            for piece in self.pieces(part):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise self.broken() from error

    def _refuse_doctype(self, *_: object) -> None:
        why = "里面有 XML 实体声明，可能是恶意文件"
        raise file_error(self.name, why, "真正的 Excel、Word、WPS 文件没有这样的内容，不要打开它")


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _without_prefixes(
    start: Callable[[str, dict[str, str]], None],
) -> Callable[[str, dict[str, str]], None]:
    def handler(name: str, attributes: dict[str, str]) -> None:
        # Most have none, and there may be a million elements.
        if ":" in name or any(":" in key for key in attributes):
            name = _local(name)
            attributes = {_local(key): value for key, value in attributes.items()}
        start(name, attributes)

    return handler
