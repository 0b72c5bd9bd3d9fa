"""Sheets → what was understood of their tables."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from partyschool_cli.errors import CommandLineError
from partyschool_cli.exchange.foreign.blocks.block_finder import Block, BlockFinder, is_roster
from partyschool_cli.exchange.foreign.cells.folding import key_of
from partyschool_cli.exchange.foreign.cells.grid import Sheet, Sheets, grid_of
from partyschool_cli.exchange.foreign.cells.turned import upright
from partyschool_cli.exchange.foreign.class_parts import with_classes
from partyschool_cli.exchange.foreign.headings.columns import field_named
from partyschool_cli.exchange.foreign.headings.heading_words import HEADING_WORDS
from partyschool_cli.exchange.foreign.reading import (
    LeftOut,
    Reading,
    ReadingOptions,
    ReadRow,
    TableReading,
)
from partyschool_cli.exchange.foreign.table import read_table
from partyschool_cli.exchange.foreign.values.moments import MomentReader

_ROSTER: Final = "看来是学员名单，个人信息不收进目录；是教师名单就加 --as teachers"


def read_tables(sheets: Sheets, options: ReadingOptions) -> Reading:
    """What was understood of the tables of one sheet: that of `--sheet`, or the only one with any.

    Raises CommandLineError where there is none, or several sheets have tables.
    """
    reader = MomentReader(options.manifest.day_parts)
    categories = frozenset(options.manifest.teacher_categories.values())
    options = replace(options, names=replace(options.names, teacher_categories=categories))
    sheets = replace(sheets, sheets=tuple(map(upright, sheets.sheets)))
    chosen = _named(sheets, options.sheet) if options.sheet is not None else sheets.sheets
    found = {
        sheet.name: blocks
        for sheet in chosen
        if (blocks := BlockFinder(grid_of(sheet), reader, options.kind, options.mapping).blocks())
    }
    visible = [sheet for sheet in chosen if sheet.name in found and not sheet.is_hidden]
    with_tables = visible or [sheet for sheet in chosen if sheet.name in found]
    if not with_tables:
        raise _nothing(sheets, options)
    sheet = _the_one(with_tables, found, options, reader)
    blocks = found[sheet.name]
    rosters = [] if options.kind else [block for block in blocks if is_roster(block)]
    tables = tuple(read_table(block, options, reader) for block in blocks if block not in rosters)
    tables = with_classes(tables)
    _check_mapping(tables, options)
    left_out = (_roster_left_out(block) for block in rosters)
    return Reading(tables, (*_others(sheets, sheet, options), *left_out))


def _roster_left_out(block: Block) -> LeftOut:
    sheet = block.grid.sheet
    return LeftOut(sheet.name, sheet.name_of_range(block.area), "", _ROSTER)


def _named(sheets: Sheets, name: str) -> tuple[Sheet, ...]:
    found = tuple(one for one in sheets.sheets if key_of(one.name) == key_of(name))
    if not found:
        names = "、".join(one.name for one in sheets.sheets)
        raise CommandLineError(f"没有叫“{name}”的工作表", f"有这些：{names}")
    return found[:1]


def _nothing(sheets: Sheets, options: ReadingOptions) -> CommandLineError:
    if not any(text for sheet in sheets.sheets for row in sheet.rows for text in row):
        return CommandLineError("里面没有内容", "看看是不是选错了文件")
    what = f"{options.kind.title}的" if options.kind else ""
    hint = (
        "表头要有“课程名称”“日期”“授课人”这样的词；用别的词，就写 --map 列=字段，如 --map C=title"
    )
    return CommandLineError(f"没有找到{what}表格：没有一行像表头", hint)


def _the_one(
    sheets: list[Sheet],
    found: dict[str, tuple[Block, ...]],
    options: ReadingOptions,
    reader: MomentReader,
) -> Sheet:
    """The sheet to read. Raises CommandLineError where it is not clear."""
    if len(sheets) == 1:
        return sheets[0]
    names = "、".join(sheet.name for sheet in sheets)
    if (details := _details_of(sheets)) is not None:
        timetables = [one for one in sheets if one is not details]
        printed = tuple(block for one in timetables for block in found[one.name])
        if _same_sessions(printed, found[details.name], options, reader):
            return details
        shown = "、".join(one.name for one in timetables)
        message = f"工作表“{shown}”和“{details.name}”里的课不一样"
        hint = f"改过哪一张就读哪一张：--sheet {timetables[0].name} 或 --sheet {details.name}"
        raise CommandLineError(message, hint)
    raise CommandLineError(
        f"有 {len(sheets)} 张工作表里有表格：{names}", f"一次读一张：--sheet {sheets[0].name}"
    )


# Hidden sheets of our own workbooks.
_OWN: Final = "pschool"
_TIMETABLE: Final = "课程表"
_DETAILS: Final = "明细"


def _details_of(sheets: list[Sheet]) -> Sheet | None:
    """The sheet 明细 of our own timetables: the sessions of 课程表, 课程表2, in more columns."""
    details = [sheet for sheet in sheets if sheet.name == _DETAILS]
    others = [sheet for sheet in sheets if sheet.name != _DETAILS]
    if not details or not all(_is_timetable(sheet) for sheet in others):
        return None
    return details[0]


def _is_timetable(sheet: Sheet) -> bool:
    number = sheet.name.removeprefix(_TIMETABLE)
    return sheet.name.startswith(_TIMETABLE) and (not number or number.isdecimal())


def _same_sessions(
    timetables: tuple[Block, ...],
    details: tuple[Block, ...],
    options: ReadingOptions,
    reader: MomentReader,
) -> bool:
    """Whether two sheets say the same of when, what, who and where.

    Lines of a sheet for print end in the middle of names, so that what is said is compared sign by
    sign, whatever it was taken for.
    """

    def said(blocks: tuple[Block, ...]) -> list[tuple[object, ...]]:
        rows = [row for block in blocks for row in read_table(block, options, reader).rows]
        return sorted(_signs(row) for row in rows)

    return said(timetables) == said(details)


_WORDS: Final = ("title", "teachers", "site", "moderator", "note")
# What stands between words, and what says who presides.
_BETWEEN: Final = re.compile(r"[\s、，,；;：:（）()【】\[\]主持]|[-—]")


def _signs(row: ReadRow) -> tuple[str, ...]:
    """When a session is, and the signs of its words in their order in the alphabet."""
    values = {name: value.value for name, value in row.values.items()}
    if teachers := row.values.get("teachers"):
        # As it is written, since of broken names, parts that stand twice would count once.
        values["teachers"] = teachers.text
        if row.values.get("moderator", teachers).text == teachers.text:
            values.pop("moderator", None)
    words = (values.get(name, "") for name in _WORDS)
    text = "".join("".join(one) if isinstance(one, tuple) else str(one) for one in words)
    when = (str(values.get(name)) for name in ("date", "start", "end"))
    return (*when, "".join(sorted(_BETWEEN.sub("", text))))


def _others(sheets: Sheets, chosen: Sheet, options: ReadingOptions) -> Iterator[LeftOut]:
    """The sheets that were not read, if they hold anything."""
    for sheet in sheets.sheets:
        if sheet.name == chosen.name or not any(any(row) for row in sheet.rows):
            continue
        if sheet.is_hidden and sheet.name.startswith(_OWN):
            continue
        why = "隐藏的工作表，没有读" if sheet.is_hidden else "这张工作表没有读"
        if chosen.name == _DETAILS and _is_timetable(sheet) and options.sheet is None:
            why = f"和“{chosen.name}”一样，只读“{chosen.name}”"
        yield LeftOut(sheet.name, "", "", why)


def _check_mapping(tables: tuple[TableReading, ...], options: ReadingOptions) -> None:
    """Raises CommandLineError for a `--map` whose column, or field, no table has."""
    letters = {column.letter.lower() for table in tables for column in table.columns}
    headings = {
        key_of(part)
        for table in tables
        for column in table.columns
        for part in (column.heading, *column.heading.split())
    }
    for said in options.mapping.values():
        if tables and not any(field_named(table.kind, said) for table in tables):
            kind = tables[0].kind
            words = "、".join(
                f"{name}（{listed[0]}）" for name, listed in HEADING_WORDS[kind].items()
            )
            raise CommandLineError(f"{kind.title}没有“{said}”这一项", f"--map 可写 {words}")
    for name in options.mapping:
        if key_of(name) not in letters | headings:
            shown = "、".join(
                f"{column.letter}（{column.heading}）"
                for table in tables
                for column in table.columns
            )
            raise CommandLineError(f"没有“{name}”这一列", f"有这些列：{shown}")
