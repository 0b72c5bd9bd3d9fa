"""An empty workbook to fill in, with the headings and drop-down lists of one kind.

It comes back as a table that somebody else made: it has no ids, and nothing to compare with.
"""

from pathlib import Path
from typing import Final

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.exchange.workbook.layout import CLASS, columns_of, sheet_title
from partyschool_cli.exchange.workbook.writer import SheetRows, write_workbook
from partyschool_cli.model.describe import Field
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.listing import MANIFEST, Listing
from partyschool_cli.source.files.tree import Overlay, Subset

# A 课次 of a table is of the class that the command names; 课程 takes activities too.
_NOT_IN_SESSIONS: Final = (CLASS, "activity", "status", "locked")
# The vocabularies of a catalog that says nothing of its own, with the usual four themes.
_MANIFEST: Final = (
    "format: 1\ntitle: 模板\nthemes: {political-theory: 政治理论, party-affairs: 党建实务,"
    " rural-revitalization: 乡村振兴, skills: 技能素养}\n"
)


def template_workbook(kind: Kind, lookup: Lookup | None) -> bytes:
    """The bytes of the workbook; its lists offer what the catalog has, if there is one."""
    sheet = SheetRows(kind, fields=_fields(kind), has_ids=False)
    title = f"{sheet_title(kind)}模板"
    return write_workbook(lookup or _no_catalog(), (sheet,), title=title, has_base=False)


def _fields(kind: Kind) -> list[Field]:
    fields = (one for one in columns_of(kind) if one.type not in ("group", "mapping"))
    return [one for one in fields if kind is not Kind.SESSION or one.name not in _NOT_IN_SESSIONS]


def _no_catalog() -> Lookup:
    nothing = Subset(DiskTree(Path()), Listing((), ()))
    tree = Overlay(nothing, {MANIFEST: _MANIFEST.encode()})
    return Lookup(tree, lambda: load(tree))
