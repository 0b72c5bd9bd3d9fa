"""The sheets of a workbook and their columns: one sheet a kind, a column a field."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from partyschool_cli.exchange.foreign.cells.folding import key_of
from partyschool_cli.model.describe import MODELS, Field, fields_of
from partyschool_cli.model.kind import Kind

ID: Final = "id"
YES: Final = "是"
NO: Final = "否"
CLASS: Final = "class"
ID_TITLE: Final = "编号"
# Very hidden in Excel; LibreOffice makes them hidden.
BASE_SHEET: Final = "pschool_base"
CHOICES_SHEET: Final = "pschool_lists"
OWN_SHEETS: Final = (BASE_SHEET, CHOICES_SHEET)

_CLASS_FIELD: Final = Field(
    name=CLASS,
    title=Kind.CLASS.title,
    description="这次课是哪个班的；已有的课次不能换班",
    type="text",
    required=True,
    refers_to=Kind.CLASS,
)


def sheet_title(kind: Kind) -> str:
    """What the sheet of a kind is called."""
    return kind.title


@cache
def columns_of(kind: Kind) -> tuple[Field, ...]:
    """The fields that a sheet has a column for, after 编号; a session's class is one."""
    own = tuple(field for field in fields_of(MODELS[kind]) if field.name not in (ID, "sessions"))
    return (_CLASS_FIELD, *own) if kind is Kind.SESSION else own


@cache
def headings_of(kind: Kind) -> Mapping[str, str]:
    """The names of the columns by what their headings may say, as `key_of` has it."""
    found = {key_of(ID_TITLE): ID, ID: ID}
    for field in columns_of(kind):
        found.setdefault(key_of(field.title), field.name)
    for field in columns_of(kind):
        found.setdefault(key_of(field.name), field.name)
    return found
