"""Workbooks as openpyxl reads them."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from openpyxl import load_workbook

from partyschool_cli.export.content import Content
from partyschool_cli.export.formats.xlsx import export_format
from tests.export.html_documents import OPTIONS


def read(document: Content, **options: Any) -> Any:
    data = export_format.write(document, replace(OPTIONS, **options)).data
    return load_workbook(io.BytesIO(data))


def texts(page: Any) -> Iterator[str]:
    for row in page.iter_rows(values_only=True):
        yield from (value for value in row if isinstance(value, str))


def merged(page: Any) -> dict[str, str]:
    """The merged cells with text: their range and what they say."""
    ranges = {str(one): page.cell(one.min_row, one.min_col).value for one in page.merged_cells}
    return {place: text for place, text in ranges.items() if text}
