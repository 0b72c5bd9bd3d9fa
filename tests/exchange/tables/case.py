"""A made-up table, and its right reading."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from partyschool_cli.exchange.foreign.reading import (
    LeftOut,
    Reading,
    ReadingOptions,
    ReadRow,
)
from partyschool_cli.exchange.foreign.sheets.read_sheets import read_sheets
from partyschool_cli.exchange.foreign.tables import read_tables
from partyschool_cli.model.manifest import Manifest

FIXTURES = Path(__file__).parent / "fixtures"
TODAY = dt.date(2026, 9, 1)


@cache
def manifest() -> Manifest:
    return Manifest(
        format=1, title="示例县乡镇党校课程目录", themes={"theory": "政治理论", "rural": "乡村振兴"}
    )


@dataclass(frozen=True)
class Case:
    """A file, and what is to be read of it.

    `rows` are lines: of sessions `10-12 08:30-11:30 党章导读 @第一教室 张三、李四` with the year of
    TODAY left out, of others `title=党章导读 contact_hours=4.0`. `left` is what is left out, as
    (cell, part of the reason); with `!` before the cell it is a row that could not be taken.
    `guesses` are parts of reasons that have to be told, `about` what the texts around say.
    """

    name: str
    built: Callable[[], bytes]
    rows: tuple[str, ...]
    file: str = "课表.xlsx"
    left: tuple[tuple[str, str], ...] = ()
    guesses: tuple[str, ...] = ()
    about: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def data(self) -> bytes:
        return self.built()

    @cached_property
    def reading(self) -> Reading:
        options = ReadingOptions(TODAY, manifest(), **self.options)
        return read_tables(read_sheets(self.file, self.data), options)


def lines(reading: Reading) -> tuple[str, ...]:
    return tuple(line(row) for table in reading.tables for row in table.rows)


def line(row: ReadRow) -> str:
    values = {name: one.value for name, one in row.values.items()}
    if "start" not in values:
        return " ".join(f"{name}={_text(value)}" for name, value in values.items())
    date, start, end = (values.pop(name) for name in ("date", "start", "end"))
    assert isinstance(date, dt.date)
    day = f"{date:%m-%d}" if date.year == TODAY.year else f"{date}"
    parts = [f"{day} {start:%H:%M}-{end:%H:%M} {values.pop('title')}"]
    if site := values.pop("site", None):
        parts.append(f"@{site}")
    if teachers := values.pop("teachers", None):
        parts.append(_text(teachers))
    parts += [f"{name}={_text(value)}" for name, value in values.items()]
    return " ".join(parts)


def _text(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, tuple) else str(value)


def left(reading: Reading) -> list[LeftOut]:
    return [*reading.left_out, *(one for table in reading.tables for one in table.left_out)]


def whys(reading: Reading) -> str:
    rows = (row for table in reading.tables for row in table.rows)
    return "\n".join(one.why for row in rows for one in row.values.values() if one.why)
