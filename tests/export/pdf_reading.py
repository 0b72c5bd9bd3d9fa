"""Writes the shipped catalogs' documents as PDF, and reads the pages back."""

import datetime as dt
import io
import re
from collections.abc import Iterator
from ctypes import c_int, create_string_buffer
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pdfplumber
import pypdfium2
from pypdfium2 import PdfDocument

from partyschool_cli.catalog.references import Key
from partyschool_cli.export.content import Content
from partyschool_cli.export.export_format import Exported, load_format
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import Sheet, sheet
from tests.catalogs import SHIPPED, loaded

PDFIUM: Any = pypdfium2.raw  # its functions have no types
PRINTED = dt.date(2026, 11, 23)


def class_sheet(name: str, root: Path = SHIPPED) -> Sheet:
    return sheet(loaded(root), Key(Kind.CLASS, name))


def pdf(document: Content, **options: Any) -> Exported:
    return load_format("pdf").write(document, PrintOptions(PRINTED, **options))


def timetable(table: Sheet, **options: Any) -> Exported:
    return pdf(TimetableContent(table), **options)


class Letter(NamedTuple):
    """A letter on a page, and its sides from the page's left and lower edge, in points."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    font: str


class Page(NamedTuple):
    """A page, its letters in the order in which they were set, and where lines and areas end."""

    width: float
    height: float
    letters: tuple[Letter, ...]
    edges: tuple[float, ...]  # from the page's lower edge


@lru_cache(maxsize=1)
def pages(data: bytes) -> tuple[Page, ...]:
    """The pages of a PDF, by PDFium: several times as fast as readers in Python."""
    document = PdfDocument(data)
    try:
        return tuple(_page(document[number]) for number in range(len(document)))
    finally:
        document.close()


def _page(page: Any) -> Page:
    width, height = page.get_size()
    letters = (one for one in _letters(page.get_textpage()) if not one.text.isspace())
    paths = [one.get_bounds() for one in page.get_objects([PDFIUM.FPDF_PAGEOBJ_PATH])]
    edges = (y for _, bottom, _, top in paths for y in (bottom, top))
    return Page(width, height, tuple(letters), tuple(edges))


def _letters(page: Any) -> Iterator[Letter]:
    text, box = page.raw, PDFIUM.FS_RECTF()
    name, flags = create_string_buffer(100), c_int()
    for number in range(PDFIUM.FPDFText_CountChars(text)):
        PDFIUM.FPDFText_GetLooseCharBox(text, number, box)
        PDFIUM.FPDFText_GetFontInfo(text, number, name, len(name), flags)
        yield Letter(
            chr(PDFIUM.FPDFText_GetUnicode(text, number)),
            box.left,
            box.bottom,
            box.right,
            box.top,
            PDFIUM.FPDFText_GetFontSize(text, number),
            name.value.decode(),
        )


@lru_cache(maxsize=1)
def texts(data: bytes) -> list[str]:
    """The letters of each page as they were set, cell by cell, without spaces and line breaks."""
    document = PdfDocument(data)
    try:
        found = [
            document[number].get_textpage().get_text_range() for number in range(len(document))
        ]
        return ["".join(text.split()) for text in found]
    finally:
        document.close()


def page_texts(exported: Exported) -> list[str]:
    """The letters of each page of what was exported."""
    return texts(exported.data)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def tables(exported: Exported) -> Iterator[list[list[str | None]]]:
    with pdfplumber.open(io.BytesIO(exported.data)) as document:
        for page in document.pages:
            for table in page.extract_tables():
                yield [[cell and squeezed(cell) for cell in row] for row in table]


def letters_outside(exported: Exported) -> list[str]:
    """Letters that are not wholly within the margins (10 mm) of their page."""
    found = []
    for page in pages(exported.data):
        left, right, top, bottom = 28, page.width - 28, page.height - 28, 14
        found += [
            one.text
            for one in page.letters
            if one.left < left or one.right > right or one.top > top or one.bottom < bottom
        ]
    return found
