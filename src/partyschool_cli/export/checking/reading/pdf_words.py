"""What a PDF says that may be a code: its attachments, its metadata, its text, its QR codes."""

import io
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from partyschool_cli.export.checking.reading.picture_words import picture_words
from partyschool_cli.export.codes.attachment import is_attachment

if TYPE_CHECKING:
    from pypdf import PdfReader

_MAX_ATTACHMENTS: Final = 50
# A code is on every page of a timetable, and on the first of a catalog.
_MAX_PAGES: Final = 60
_MAX_CONTENT: Final = 2_000_000
_MAX_PICTURES: Final = 20


class PdfWords(NamedTuple):
    """Attachments that may be ours, the text, and what QR codes in pictures of pages say.

    `has_pictures`: there are some, looked at or not.
    """

    attachments: tuple[bytes, ...]
    text: str
    codes: tuple[str, ...]
    has_pictures: bool


def pdf_words(data: bytes) -> PdfWords:
    """What a PDF says; the text is not read where attachments say all. Raises anything."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    attachments = tuple(islice(_attachments(reader), _MAX_ATTACHMENTS))
    if attachments:
        return PdfWords(attachments, _metadata(reader), (), has_pictures=False)
    text = "\n".join((_metadata(reader), *_pages(reader)))
    pictures = [*islice(_pictures(reader), _MAX_PICTURES)]
    codes = [code for one in pictures for code in picture_words(one)] if _can_scan() else []
    return PdfWords((), text, tuple(codes), has_pictures=bool(pictures))


def _can_scan() -> bool:
    return find_spec("zxingcpp") is not None and find_spec("PIL") is not None


def _attachments(reader: "PdfReader") -> Iterator[bytes]:
    for name, versions in reader.attachments.items():
        if is_attachment(name):
            yield from versions


def _metadata(reader: "PdfReader") -> str:
    metadata = reader.metadata
    return "" if metadata is None else str(metadata.get("/Subject", ""))


def _pages(reader: "PdfReader") -> Iterator[str]:
    for page in islice(reader.pages, _MAX_PAGES):
        content = page.get_contents()
        if content is not None and len(content.get_data()) <= _MAX_CONTENT:
            yield page.extract_text()


def _pictures(reader: "PdfReader") -> Iterator[bytes]:
    for page in islice(reader.pages, _MAX_PAGES):
        pictures: Any = page.images if _can_scan() else page.images.keys()
        for one in pictures:
            yield b"" if isinstance(one, str | list) else one.data
