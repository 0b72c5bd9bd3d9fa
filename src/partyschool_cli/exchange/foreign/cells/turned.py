"""A 课程表 of one or two sessions that is turned, names at the left and what they are at the right.

Our own are printed so. It is made upright, a row a session, and read as any list.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from partyschool_cli.exchange.foreign.cells.folding import key_of
from partyschool_cli.exchange.foreign.cells.grid import CellValue, Range, Sheet, text_of

_WHEN: Final = "时间"
_TITLE: Final = "教学内容"
# The names of a turned table, and what the columns of a list are called; empty: not of the session.
_NAMES: Final[Mapping[str, str]] = {
    _WHEN: "时间",
    "日期": "日期",
    _TITLE: "教学内容",
    "班次": "班次",
    "授课人": "授课人",
    "主持": "主持人",
    "地点": "地点",
    "请注意": "备注",
    "备注": "备注",
    "人数": "",
    "讲什么": "",
}
_DATE_AND_TIME: Final = re.compile(
    r"(?P<date>.*?[日号]\s*(?:[（(][^（）()]*[）)])?)\s*(?P<time>.+)", re.DOTALL
)

_Session = dict[str, CellValue]


def upright(sheet: Sheet) -> Sheet:
    """The sheet, with its turned tables as lists in the rows that they had."""
    rows = list(sheet.rows)
    tables = list(sheet.tables)
    gone: list[Range] = []
    width = sheet.width
    for area in list(_turned(sheet)):
        names, sessions = _taken(sheet, area)
        width = max(width, area.left + len(names))
        lists = [tuple(names), *(tuple(one.get(name, "") for name in names) for one in sessions)]
        for number in range(area.top, area.bottom + 1):
            index = number - area.top
            own = lists[index] if index < len(lists) else ()
            rows[number] = ("",) * area.left + own
        gone.append(area)
    if not gone:
        return sheet
    shown = tuple((*row, *[""] * (width - len(row))) for row in rows)
    merges = tuple(one for one in sheet.merges if not any(_lies_in(one, area) for area in gone))
    wide = tuple(one._replace(right=width - 1) if one in gone else one for one in tables)
    return replace(sheet, rows=shown, merges=merges, tables=wide)


def _turned(sheet: Sheet) -> Iterator[Range]:
    """Where turned tables stand: rows with known names, when and what among them."""
    first: int | None = None
    left = 0
    for number in range(sheet.height + 1):
        at = _name_at(sheet, number) if number < sheet.height else None
        if at is not None and first is None:
            first, left = number, at
        elif first is not None and at != left:
            area = _whole(sheet, Range(first, left, number - 1, left + 1))
            names = {key_of(text_of(sheet.rows[row][left])) for row in range(first, number)}
            if {key_of(_WHEN), key_of(_TITLE)} <= names:
                yield area
            first = number if at is not None else None
            left = at or 0


def _whole(sheet: Sheet, area: Range) -> Range:
    """The table that Word says it is; else the rows and their two columns."""
    found = (one for one in sheet.tables if one.top <= area.top and area.bottom <= one.bottom)
    return next((one for one in found if one.top == area.top), area)


def _name_at(sheet: Sheet, row: int) -> int | None:
    """The column of the name, if a row has one, and a text beside it, and nothing else."""
    filled = [column for column, value in enumerate(sheet.rows[row]) if text_of(value)]
    if len(filled) != 2 or key_of(text_of(sheet.rows[row][filled[0]])) not in _KEYS:
        return None
    return filled[0]


_KEYS: Final = {key_of(name): column for name, column in _NAMES.items()}


def _taken(sheet: Sheet, area: Range) -> tuple[list[str], list[_Session]]:
    """The columns of the list, and its sessions: a new one where a name comes again."""
    sessions: list[_Session] = [{}]
    names: dict[str, None] = {"日期": None}
    for number in range(area.top, area.bottom + 1):
        row = sheet.rows[number]
        filled = [value for value in row if text_of(value)]
        if len(filled) != 2:
            continue
        name = _KEYS.get(key_of(text_of(filled[0])), "")
        if not name:
            continue
        said = _when(filled[1]) if name == _WHEN else {name: filled[1]}
        if any(each in sessions[-1] for each in said):
            sessions.append({})
        sessions[-1].update(said)
        names.update(dict.fromkeys(said))
    return list(names), sessions


def _when(value: CellValue) -> _Session:
    """`12月10日（星期四）晚上 19:30—21:00` in two columns."""
    found = _DATE_AND_TIME.fullmatch(text_of(value))
    return {"日期": found["date"], "时间": found["time"]} if found else {"时间": value}


def _lies_in(one: Range, area: Range) -> bool:
    return area.top <= one.top <= area.bottom
