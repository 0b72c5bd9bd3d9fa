"""What a PDF says that may be a code: its attachments, its metadata, its text, its QR codes."""

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from partyschool_cli.export.checking.reading.picture_words import picture_words
from partyschool_cli.export.codes.attachment import MAX_SIZE, is_attachment

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_MAX_ATTACHMENTS: Final = 20
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
    pages = tuple(_pages(reader))
    text = "\n".join((_metadata(reader), *(page.extract_text() for page in pages)))
    codes: list[str] = []
    has_pictures = False
    for picture in islice(_pictures(pages), _MAX_PICTURES):
        has_pictures = True
        with suppress(Exception):  # one that no library knows is none of ours
            codes += picture_words(picture()) if _can_scan() else ()
    return PdfWords((), text, tuple(codes), has_pictures)


def _can_scan() -> bool:
    return find_spec("zxingcpp") is not None and find_spec("PIL") is not None


def _attachments(reader: "PdfReader") -> Iterator[bytes]:
    for name, versions in reader.attachments.items():
        if is_attachment(name):
            yield from (one for one in versions if len(one) <= MAX_SIZE)


def _metadata(reader: "PdfReader") -> str:
    metadata = reader.metadata
    return "" if metadata is None else str(metadata.get("/Subject", ""))


def _pages(reader: "PdfReader") -> Iterator["PageObject"]:
    """The first pages, without those that have more on them than anybody writes."""
    for page in islice(reader.pages, _MAX_PAGES):
        content = page.get("/Contents", ())
        # Decoded, and not parsed: that takes long.
        parts = (one.get_object() for one in _listed(content))
        if sum(len(one.get_data()) for one in parts) <= _MAX_CONTENT:
            yield page


def _listed(content: Any) -> Iterator[Any]:
    found = content.get_object() if hasattr(content, "get_object") else content
    yield from found if isinstance(found, list | tuple) else (found,)


def _pictures(pages: Iterable["PageObject"]) -> Iterator[Callable[[], bytes]]:
    """What gives the bytes of each picture, each when it is looked at."""
    for page in pages:
        for name in page.images.keys():  # noqa: SIM118  # it is no dict
            yield partial(_picture, page, name)


def _picture(page: "PageObject", name: Any) -> bytes:
    data: bytes = page.images[name].data
    return data
