"""Word documents as python-docx reads them."""

import io
from dataclasses import replace
from typing import Any

import docx
from docx.oxml.ns import qn

from partyschool_cli.export.content import Content
from partyschool_cli.export.formats.docx import export_format
from tests.export.html_documents import OPTIONS

Read = Any  # a docx.document.Document; its own types do not know the XML below


def data_of(document: Content, **options: Any) -> bytes:
    return export_format.write(document, replace(OPTIONS, **options)).data


def read(document: Content, **options: Any) -> Read:
    return docx.Document(io.BytesIO(data_of(document, **options)))


def all_text(document: Read) -> str:
    parts = {qn("w:t"): None, qn("w:br"): "\n", qn("w:tab"): "\t"}
    found = (one for one in document.element.body.iter() if one.tag in parts)
    return "".join(parts[one.tag] or one.text or "" for one in found)


def own_cells(table: Any, column: int) -> list[Any]:
    """The cells of a column, a merged one once."""
    cells = [row.cells[column] for row in table.rows]
    return list({id(cell._tc): cell for cell in cells}.values())


def courses_of(cell: Any) -> list[str]:
    titles = (one for one in cell.paragraphs if one.style.name == "周课表课程")
    return [one.text.replace("\n", "") for one in titles]


def unbroken(cell: Any) -> str:
    """The text of a cell without the ends of its lines."""
    return str(cell.text).replace("\n", "")
