"""Writes the shipped catalogs' documents as PDF, and reads the pages back."""

import datetime as dt
import io
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pdfplumber

from partyschool_cli.catalog.references import Key
from partyschool_cli.export.content import Content
from partyschool_cli.export.export_format import Exported, load_format
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import Sheet, sheet
from tests.catalogs import SHIPPED, loaded

PRINTED = dt.date(2026, 11, 23)


def class_sheet(name: str, root: Path = SHIPPED) -> Sheet:
    return sheet(loaded(root), Key(Kind.CLASS, name))


def pdf(document: Content, **options: Any) -> Exported:
    return load_format("pdf").write(document, PrintOptions(PRINTED, **options))


def timetable(table: Sheet, **options: Any) -> Exported:
    return pdf(TimetableContent(table), **options)


@lru_cache(maxsize=1)
def _letters(data: bytes) -> list[tuple[float, float, list[dict[str, Any]]]]:
    """Width, height and letters of each page: slow to read, so once for several looks at them."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        return [(page.width, page.height, page.chars) for page in document.pages]


def page_texts(exported: Exported) -> list[str]:
    """The letters of each page as they were set, cell by cell, without spaces and line breaks."""
    pages = _letters(exported.data)
    return [squeezed("".join(one["text"] for one in letters)) for _, _, letters in pages]


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
    for width, height, letters in _letters(exported.data):
        left, right, top, bottom = 28, width - 28, 28, height - 14
        found += [
            letter["text"]
            for letter in letters
            if letter["x0"] < left
            or letter["x1"] > right
            or letter["top"] < top
            or letter["bottom"] > bottom
        ]
    return found
