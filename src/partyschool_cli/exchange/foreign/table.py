"""A block → what was understood of it: its rows by their form, with what stands around it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from partyschool_cli.exchange.foreign.blocks.block_finder import Block
from partyschool_cli.exchange.foreign.blocks.surroundings import Surroundings, surroundings
from partyschool_cli.exchange.foreign.headings.columns import ORDINAL, PERSONAL_FIELD
from partyschool_cli.exchange.foreign.reading import (
    Column,
    LeftOut,
    ReadingOptions,
    ReadRow,
    ReadValue,
    TableReading,
)
from partyschool_cli.exchange.foreign.rows.entity_list import EntityList
from partyschool_cli.exchange.foreign.rows.open_ends import with_ends
from partyschool_cli.exchange.foreign.rows.session_grid import SessionGrid
from partyschool_cli.exchange.foreign.rows.session_list import SessionList
from partyschool_cli.exchange.foreign.values.calendar_days import (
    CalendarDays,
    DaySource,
    YearSource,
)
from partyschool_cli.exchange.foreign.values.moments import MomentReader
from partyschool_cli.model.kind import Kind

# What a column is taken for that is no field.
_NO_FIELDS: Final = (ORDINAL, PERSONAL_FIELD)


def read_table(block: Block, options: ReadingOptions, reader: MomentReader) -> TableReading:
    """What was understood of a block: its rows, and what the texts around it say."""
    around = surroundings(block, options, reader)
    days = _calendar(around, options)
    columns = block.columns
    rows: tuple[ReadRow, ...]
    left_out: list[LeftOut]
    if block.form != "list":
        grid = SessionGrid(block, options, reader, days)
        rows, left_out, columns = tuple(grid.rows()), grid.log.left_out, grid.columns()
    elif block.kind is Kind.SESSION:
        sessions = SessionList(block, options, reader, days)
        rows, left_out = tuple(sessions.rows()), sessions.log.left_out
    else:
        entities = EntityList(block, options, reader, days)
        rows, left_out = tuple(entities.rows()), entities.log.left_out
    if block.kind is Kind.SESSION:
        rows = tuple(with_ends(tuple(_with_site(rows, around, columns))))
    return TableReading(
        sheet=block.grid.sheet.name,
        cells=block.grid.sheet.name_of_range(block.area),
        kind=block.kind,
        is_kind_guessed=options.kind is None,
        columns=tuple(_shown(column) for column in columns),
        rows=rows,
        left_out=(*_hidden(block), *around.left_out, *left_out),
        texts_around=around.texts,
        about=around.about,
        is_grid=block.form != "list",
    )


def _shown(column: Column) -> Column:
    return replace(column, field=None) if column.field in _NO_FIELDS else column


def _calendar(around: Surroundings, options: ReadingOptions) -> CalendarDays:
    spans = around.spans
    if options.class_dates is not None:
        first, last = options.class_dates
        spans = (DaySource(first, last, "年份取自班次的起止日期"), *spans)
    today: dt.date = options.today
    years = (*around.years, YearSource(today.year, f"年份取自今天（{today.year} 年）"))
    return CalendarDays(spans, years, options.year)


# Behind a place that stands above a table: other places stand at the sessions.
_BUT_OTHERS: Final = "（另写的除外）"


def _with_site(
    rows: tuple[ReadRow, ...], around: Surroundings, columns: tuple[Column, ...]
) -> Iterator[ReadRow]:
    """The sessions, each at its place, or at the one that stands above the table.

    That is so where no session has a place, or where it is said that other places are told.
    """
    site = around.about.get("site")
    has_column = any(column.field == "site" for column in columns)
    is_usual = site is not None and str(site.value).endswith(_BUT_OTHERS)
    if not is_usual and (has_column or any("site" in row.values for row in rows)):
        site = None
    for row in rows:
        own = row.values.get("site")
        if own is not None and own.value:
            yield row
        elif site is None or own is not None:
            yield replace(row, values={k: v for k, v in row.values.items() if k != "site"})
        else:
            why = f"取自表外的“{site.text}”"
            value = str(site.value).removesuffix(_BUT_OTHERS)
            yield replace(row, values={**row.values, "site": ReadValue(site.text, value, why)})


def _hidden(block: Block) -> Iterator[LeftOut]:
    """Says which rows and columns of a table are hidden: they count."""
    sheet = block.grid.sheet
    rows = sorted(sheet.hidden_rows.intersection(block.rows))
    if rows:
        named = "、".join(str(row + 1) for row in rows[:10]) + ("…" if len(rows) > 10 else "")
        yield LeftOut(sheet.name, f"第 {named} 行", "", "隐藏（筛掉）的行也读了")
    hidden = [column for column in block.columns if column.index in sheet.hidden_columns]
    if hidden:
        named = "、".join(column.letter for column in hidden[:10])
        yield LeftOut(sheet.name, f"{named} 列", "", "隐藏的列也读了")
