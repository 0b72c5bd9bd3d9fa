"""The words of a register that stand around its rows."""

from typing import Final

from partyschool_cli.export.documents.document import RegisterDocument, RegisterGroup

# A register whose columns need more characters than this is printed across.
_WIDEST_UPRIGHT: Final = 56


def is_wide(document: RegisterDocument) -> bool:
    """Whether the page has to be turned for its columns."""
    return sum(column.weight for column in document.columns) > _WIDEST_UPRIGHT


def count_line(document: RegisterDocument) -> str:
    """`共 59 项`."""
    return f"共 {sum(len(group.rows) for group in document.groups)} 项"


def group_line(group: RegisterGroup) -> str:
    """`领导干部（12）`."""
    return f"{group.title}（{len(group.rows)}）"
