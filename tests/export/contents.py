"""The content of documents, built as `export` builds it, and days as documents write them."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.catalog_content import CatalogContent
from partyschool_cli.export.document import Scope, load_document
from partyschool_cli.export.table_content import TableContent


def content_of(catalog: Catalog, document: str, subject: str | None = None) -> Any:
    """A document of the whole catalog, or of the one kind of subject that it can be of."""
    found = load_document(document)
    if subject is None:
        return found.build(catalog, Scope())
    (kind,) = found.subjects
    return found.build(catalog, Scope(Key(kind, subject)))


def column(content: TableContent, title: str) -> list[str]:
    """The cells of a table's column, by its heading."""
    (index,) = (i for i, each in enumerate(content.columns) if each.title == title)
    return [row[index] for group in content.groups for row in group.rows]


def short_date(date: dt.date) -> str:
    """`10月12日`, as every document writes a day."""
    return f"{date.month}月{date.day}日"


def numbers_of(content: CatalogContent) -> Iterator[str]:
    """The numbers of a course catalog's sections and courses, in order."""
    for section in content.sections:
        yield section.number
        yield from (course.number for course in section.courses)
