"""A document that is open in the editor, and the bytes that it stands for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from lsprotocol import types

from partyschool_cli.editor.client.positions import MARK, Encoding, Positions
from partyschool_cli.source.files.decode import BOM, decode
from partyschool_cli.source.text.line_ends import with_line_feeds

_DAMAGED: Final = re.compile("\ufffd+")
_UTF8: Final = "utf-8"


@dataclass(frozen=True)
class Buffer:
    """An open document: its text as the client has it, and the bytes when it is saved.

    An editor keeps a byte order mark and an encoding that it found, so they are those of the file
    that was there when it was opened.
    """

    address: str
    version: int | None
    text: str
    data: bytes
    encoding: str = _UTF8
    has_bom: bool = False

    @property
    def has_mark(self) -> bool:
        """Whether the client's text begins with a byte order mark."""
        return self.text.startswith(MARK)

    def changed(
        self,
        version: int | None,
        changes: Sequence[types.TextDocumentContentChangeEvent],
        positions: Encoding,
    ) -> "Buffer":
        """The document after the client's changes, made one after the other."""
        text = self.text
        for change in changes:
            new = _valid(change.text)
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = Positions(text, positions).stretch(change.range)
                text = text[:start] + new + text[end:]
            else:
                text = new
        if text == self.text:
            return replace(self, version=version)
        return replace(self, version=version, text=text, data=self._saved(text))

    def _saved(self, text: str) -> bytes:
        try:
            data = text.encode(self.encoding)
        except UnicodeEncodeError:  # an editor then asks for another encoding
            data = text.encode()
        return BOM + data if self.has_bom and not text.startswith(MARK) else data


def opened(address: str, version: int | None, text: str, on_disk: bytes | None) -> Buffer:
    """A document that was just opened or saved, with the bytes that are on disk.

    If the text is what an editor makes of these, it stands for them: with one kind of line end, and
    with a replacement character for what is not UTF-8.
    """
    text = _valid(text)
    if on_disk is None:
        return Buffer(address, version, text, text.encode())
    decoded = decode(on_disk)
    bare = text.removeprefix(MARK)
    is_decoded = bool(decoded.encoding) and _shown(bare) == _shown(decoded.text)
    has_bom = decoded.has_bom or on_disk.startswith(BOM)
    buffer = Buffer(
        address,
        version,
        text,
        on_disk,
        decoded.encoding if is_decoded else _UTF8,
        has_bom and is_decoded,
    )
    if is_decoded or _shown(bare) == _shown(on_disk.decode(_UTF8, "replace").removeprefix(MARK)):
        return buffer
    return replace(buffer, data=text.encode(), has_bom=False, encoding=_UTF8)


def _shown(text: str) -> str:
    """The text as any editor has it, whatever it does with line ends and with damaged bytes."""
    return _DAMAGED.sub("\ufffd", with_line_feeds(text))


def _valid(text: str) -> str:
    """The text without halves of surrogate pairs, which no file can have."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
