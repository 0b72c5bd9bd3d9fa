"""The message of a commit of catalog files, in a clerk's words."""

from collections.abc import Sequence
from typing import Final

from partyschool_cli.catalog.field_changes import FieldChange
from partyschool_cli.source.text.personal import mask
from partyschool_cli.terminal.visible import visible
from partyschool_cli.terminal.width import clip, display_width
from partyschool_cli.views.change_lines import entity_summary
from partyschool_cli.views.changed_files import ChangedFiles

_MOST_COLUMNS: Final = 60
_MOST_LINES: Final = 200


def commit_message(told: ChangedFiles) -> str:
    """A subject of at most 60 columns, and the changes, a line each. Numbers are masked."""
    lines = [*told.lines[:_MOST_LINES]]
    if len(told.lines) > _MOST_LINES:
        lines.append(f"……共 {len(told.lines)} 处")
    return "\n".join((_subject(told), "", *lines)) + "\n"


def first_message(title: str, count: int) -> str:
    """The message of the first commit of a catalog with so many files."""
    return f"{_fitted((title,), f'：第一次保存，共 {count} 个文件')}\n"


def _subject(told: ChangedFiles) -> str:
    by_file: dict[str, list[FieldChange]] = {}
    for change in told.fields:
        by_file.setdefault(change.file, []).append(change)
    parts = [entity_summary(fields, told.sides) for fields in by_file.values()]
    if told.others:
        parts.append(f"另改 {len(told.others)} 个文件" if parts else _files(told.others))
    for kept in range(len(parts), 0, -1):
        more = f"，等 {len(parts)} 项" if kept < len(parts) else ""
        text = "；".join(parts[:kept]) + more
        if display_width(text) <= _MOST_COLUMNS:
            return text
    return _fitted(parts[:1], f"，等 {len(parts)} 项" if len(parts) > 1 else "")


def _fitted(parts: Sequence[str], end: str) -> str:
    return clip("".join(parts), _MOST_COLUMNS - display_width(end)) + end


def _files(paths: Sequence[str]) -> str:
    return visible(mask(f"改 {'、'.join(paths)}"))
