"""The names of a class in a local file (xlsx, csv, txt …), for an attendance list.

Only names, and where people work, are taken: whatever else a list has (identity numbers, telephone
numbers, birthdays) is not. Nothing of it is kept.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from partyschool_cli.errors import CommandLineError

if TYPE_CHECKING:
    from partyschool_cli.exchange.foreign.cells.grid import Sheet

MOST: Final = 2_000
_NAME_HEADS: Final = frozenset(
    {"姓名", "学员姓名", "参训人员", "参训人员姓名", "参训学员", "人员姓名", "名字", "学员", "名单"}
)
_UNIT_HEADS: Final = ("单位", "部门", "村", "支部", "职务")
_NUMBER_HEADS: Final = frozenset({"序号", "编号", "No", "NO", "no"})
_HEAD_ROWS: Final = 20
# `1、张三`, `（1）张三`.
_NUMBERED: Final = re.compile(r"[（(]?[0-9０-９]+[）)]?\s*[.．、,，:：]?\s*")
_NAME: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af〇]{2,4}")
_SEVERAL: Final = re.compile(r"[、，,；;]")
# A telephone or an identity number beside a name.
_LONG_NUMBER: Final = re.compile(r"[0-9０-９]{5,}[0-9Xxー\-]*")
# What stands above a list, and below it.
_TITLE: Final = re.compile(r".*(名单|名册|培训班|轮训班|签到|花名|报名)")
_NOT_PEOPLE: Final = ("合计", "总计", "共计", "小计", "备注", "说明", "制表", "填表", "注：", "注:")


class Person(NamedTuple):
    """Who signs, and where they work; empty where the list does not say."""

    name: str
    unit: str = ""


def read_roster(name: str, data: bytes) -> tuple[Person, ...]:
    """The people in a file that a message calls `name`, in its order.

    Taken from the first sheet that has a column 姓名, else from the first that has one of names.
    Raises CommandLineError for a file that cannot be read, or that has no names.
    """
    from partyschool_cli.exchange.foreign.sheets.read_sheets import read_sheets

    sheets = [one for one in read_sheets(name, data).sheets if not one.is_hidden]
    for read in (_below_heads, _listed):
        for sheet in sheets:
            if people := tuple(read(sheet)):
                return _checked(name, people)
    hint = "要有“姓名”一列，或者一行一个名字"
    raise CommandLineError(f"名单 {name} 里没有找到名字", hint)


def _checked(name: str, people: tuple[Person, ...]) -> tuple[Person, ...]:
    if len(people) > MOST:
        raise CommandLineError(f"名单 {name} 有 {len(people):,} 人，最多 {MOST:,} 人", "分成几个班")
    return people


def _rows(sheet: "Sheet") -> list[list[str]]:
    """The texts of the rows that are shown."""
    from partyschool_cli.exchange.foreign.cells.grid import text_of

    return [
        [text_of(value) for value in row]
        for number, row in enumerate(sheet.rows)
        if number not in sheet.hidden_rows
    ]


def _below_heads(sheet: "Sheet") -> Iterator[Person]:
    """The people below each column 姓名: of a list in two columns, first those on the left."""
    rows = _rows(sheet)
    heads = [[re.sub(r"\s", "", text) for text in row] for row in rows[:_HEAD_ROWS]]
    first = next((n for n, row in enumerate(heads) if _NAME_HEADS & set(row)), None)
    if first is None:
        return
    at = [i for i, head in enumerate(heads[first]) if head in _NAME_HEADS]
    for column, end in zip(at, [*at[1:], len(heads[first])], strict=True):
        units = [
            i
            for i in range(column + 1, end)
            if any(word in heads[first][i] for word in _UNIT_HEADS)
        ]
        for row in rows[first + 1 :]:
            name = _name(row[column])
            if name and not _is_head(name):
                yield Person(name, "".join(dict.fromkeys(_line(row[i]) for i in units)))


def _is_head(text: str) -> bool:
    """Whether a cell repeats the heading, as on the next page of a list."""
    return re.sub(r"\s", "", text) in _NAME_HEADS


def _listed(sheet: "Sheet") -> Iterator[Person]:
    """The people of a list without headings: the first column of names, or several names a line."""
    rows = _rows(sheet)
    if sheet.width == 1 or _holds_many(rows):
        for row in rows:
            for text in _SEVERAL.split("、".join(filter(None, row))):
                yield from _of_line(text)
        return
    column = next((i for i in range(sheet.width) if _is_of_names(rows, i)), None)
    if column is not None:
        yield from (Person(name) for row in rows if (name := _name(row[column])))


def _holds_many(rows: Sequence[Sequence[str]]) -> bool:
    """Whether every cell is a name: several people a line."""
    cells = [text for row in rows for text in row if text]
    return bool(cells) and all(_NAME.fullmatch(_joined(text)) for text in cells)


def _is_of_names(rows: Sequence[Sequence[str]], column: int) -> bool:
    cells = [row[column] for row in rows if row[column]]
    return bool(cells) and 2 * sum(
        _NAME.fullmatch(_joined(text)) is not None for text in cells
    ) > len(cells)


def _of_line(text: str) -> Iterator[Person]:
    """The person of `3. 张三 柳杜村支部书记`: a name, and where they work after a space."""
    name, _, unit = _without_number(_joined(_line(text))).partition(" ")
    if (name := _name(name)) and name not in _NUMBER_HEADS and not _is_head(name):
        yield Person(name, _LONG_NUMBER.sub("", unit).strip())


def _name(text: str) -> str:
    """A name without its number; empty for what is none, as 合计."""
    name = _LONG_NUMBER.sub("", _joined(_without_number(_line(text)))).strip()
    is_none = name.startswith(_NOT_PEOPLE) or _TITLE.match(name)
    return "" if is_none or not re.search(r"[^\W\d_]", name) else name


def _without_number(text: str) -> str:
    return _NUMBERED.sub("", text, count=1) if _NUMBERED.match(text) else text


def _line(text: str) -> str:
    """On one line, with plain spaces."""
    return " ".join(text.split())


def _joined(text: str) -> str:
    """A name of two characters without the space that makes it as wide as three: `张　三`."""
    found = re.match(r"([^\W\d_])\s+([^\W\d_])(?=\s|$)", text)
    return f"{found[1]}{found[2]}{text[found.end() :]}" if found else text
