"""What a cell holds, as the content of a field: however Excel, WPS or a person wrote it."""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Final

from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.quoting import shown
from partyschool_cli.edit.said import named, wrong
from partyschool_cli.edit.spoken_groups import read_group
from partyschool_cli.edit.spoken_words import weekdays, word_id, words_of
from partyschool_cli.edit.values import ValueContext, read_item, read_value
from partyschool_cli.errors import CommandLineError
from partyschool_cli.exchange.foreign.cells.grid import text_of
from partyschool_cli.exchange.foreign.values.dates import DAY_ZERO
from partyschool_cli.exchange.workbook.item_text import (
    COMMA,
    LINE,
    WORD_SEPARATORS,
    split,
    unguarded,
)
from partyschool_cli.exchange.workbook.layout import NO, YES
from partyschool_cli.exchange.workbook.names import WITH_ID, Names
from partyschool_cli.markup.clean_text import clean
from partyschool_cli.model.describe import Field
from partyschool_cli.model.types import suggest_date, suggest_time
from partyschool_cli.model.vocabulary import WEEKDAYS
from partyschool_cli.wording.dates import time_text

# What readers of workbooks give for a cell.
Cell = str | float | bool | dt.date | dt.time | dt.timedelta | None

_LAST_SERIAL: Final = 2_958_465  # 9999-12-31
_MINUTES: Final = 24 * 60
_PARTS: Final = ";；"
_COLON: Final = re.compile("[:：]")
_LINE_ESCAPE: Final = re.compile("_x000[dD]_")


def cell_text(cell: Cell) -> str:
    """A cell as one text: line ends as `\\n`, without spaces around it and at the ends of lines.

    Apart from `text_of` in that it loses nothing: a number keeps all its digits, and a time is
    rounded to the minute that a person typed.
    """
    if cell is None:
        return ""
    if isinstance(cell, str):
        text = clean(_LINE_ESCAPE.sub("", cell))
        return "\n".join(line.rstrip() for line in text.split("\n")).strip()
    if isinstance(cell, bool):
        return YES if cell else NO
    if isinstance(cell, int | float):
        return str(int(cell)) if float(cell).is_integer() else repr(float(cell))
    if isinstance(cell, dt.date):
        return text_of(cell)
    return _time_text(cell)


def _time_text(cell: dt.time | dt.timedelta) -> str:
    if isinstance(cell, dt.timedelta):
        return time_text(round(cell.total_seconds() / 60))
    return time_text(round(cell.hour * 60 + cell.minute + cell.second / 60))


def _number(cell: Cell) -> float | None:
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    return float(cell) if is_number else None  # type: ignore[arg-type]


class CellReader:
    """Reads cells: references by `names`, the rest as a person says it to `set`."""

    def __init__(self, names: Names) -> None:
        self.names, self.lookup = names, names.lookup

    def value(self, field: Field, cell: Cell, context: ValueContext) -> Any:
        """The content for a cell; None for an empty one. Raises CommandLineError."""
        text = cell_text(cell)
        if not text:
            return None
        if field.type == "date":
            return self._date(field, cell, context)
        if field.type == "time":
            return self._time(field, cell, context)
        if field.type == "mapping":
            return self._mapping(field, text, context)
        if field.many and field.type == "group":
            return [self._group(field, one, context) for one in split(text, LINE)]
        if field.many:
            return self._list(field, text, context)
        return self._item(field, text, context)

    def _date(self, field: Field, cell: Cell, context: ValueContext) -> str:
        if isinstance(cell, dt.datetime):
            return cell.date().isoformat()
        if isinstance(cell, dt.date):
            return cell.isoformat()
        serial = _number(cell)
        if serial is not None and 1 <= serial < _LAST_SERIAL + 1:
            return (DAY_ZERO + dt.timedelta(int(serial))).isoformat()
        text = unicodedata.normalize("NFKC", cell_text(cell))
        without_time = re.sub(r"\s+0{1,2}:00(:00)?$", "", text)
        return suggest_date(without_time) or str(read_value(self.lookup, field, text, context))

    def _time(self, field: Field, cell: Cell, context: ValueContext) -> str:
        if isinstance(cell, dt.datetime):
            return _time_text(cell.time())
        if isinstance(cell, dt.time):
            return _time_text(cell)
        if isinstance(cell, dt.timedelta) and cell < dt.timedelta(1):
            return _time_text(cell)
        fraction = _number(cell)
        if fraction is not None and 0 <= fraction < 1:
            return time_text(min(_MINUTES - 1, round(fraction * _MINUTES)))
        text = unicodedata.normalize("NFKC", cell_text(cell))
        without_seconds = re.sub(r"(:[0-9]{2}):00$", r"\1", text)
        found = suggest_time(without_seconds)
        return found or str(read_value(self.lookup, field, text, context))

    def _mapping(self, field: Field, text: str, context: ValueContext) -> dict[str, Any]:
        found: dict[str, Any] = {}
        is_number = field.item is not None and field.item.type == "number"
        for entry in split(text, WORD_SEPARATORS if is_number else COMMA):
            colons = [one.start() for one in _COLON.finditer(entry)]
            if not colons or field.item is None:
                raise wrong(entry, "一对", field, "写成 名称：值，几对之间用顿号隔开")
            at = colons[-1] if is_number else colons[0]
            said, key = unguarded(entry[at + 1 :]), entry[:at].strip()
            name = key if field.refers_to is None else self.names.id_of(field.refers_to, key)
            is_text = field.item.type == "text"
            found[name] = said if is_text else read_item(self.lookup, field.item, said, context)
        return found

    def _list(self, field: Field, text: str, context: ValueContext) -> list[Any]:
        if field.choices is WEEKDAYS and (days := weekdays(text)) is not None:
            return days
        is_words = field.refers_to is not None or self._words(field, context) is not None
        items = split(text, WORD_SEPARATORS if is_words else COMMA)
        found = [self._item(field, one, context) for one in items]
        return list(dict.fromkeys(found)) if is_words else found

    def _item(self, field: Field, text: str, context: ValueContext) -> Any:
        if field.type == "group":
            return self._group(field, text, context)
        if field.refers_to is not None:
            return self.names.id_of(field.refers_to, text)
        words = self._words(field, context)
        if words is not None:
            return self._word(field, words, text)
        if field.type == "text":
            return text
        if field.type == "day":
            text = fold(text)
        return read_item(self.lookup, field, text, context)

    def _words(self, field: Field, context: ValueContext) -> Mapping[str, str] | None:
        return words_of(self.lookup, field, context)

    def _word(self, field: Field, words: Mapping[str, str], text: str) -> str:
        found = WITH_ID.fullmatch(text)
        if found is not None and found["id"] in words:
            return found["id"]
        called = [word for word, title in words.items() if cell_text(title) == text]
        return called[0] if len(called) == 1 and text not in words else word_id(field, words, text)

    def _group(self, field: Field, text: str, context: ValueContext) -> Any:
        return group_of(field, text, context, self.lookup)


def group_of(field: Field, text: str, context: ValueContext, lookup: Lookup) -> dict[str, Any]:
    """The content of a group: `从：…；到：…`, else said in one breath. Raises CommandLineError."""
    reader = CellReader(Names(lookup))
    known = {fold(name): one for one in field.fields for name in (one.name, one.title)}
    found: dict[str, Any] = {}
    for part in split(text, _PARTS):
        at = _COLON.search(part)
        inner = known.get(fold(part[: at.start()].strip())) if at else None
        if at is None or inner is None or inner.name in found:
            return read_group(field, text, context, lookup.manifest)
        said = unguarded(part[at.end() :])
        is_text = inner.type == "text" and not inner.many
        found[inner.name] = said if is_text else reader.value(inner, said, context)
    if not found or any(_is_missing(one, found) for one in field.fields):
        message = f"{shown(text)}里少了几项，{named(field)}要写全"
        raise CommandLineError(message, f"写：{_all_parts(field)}")
    return {one.name: found[one.name] for one in field.fields if one.name in found}


def _is_missing(field: Field, found: Mapping[str, Any]) -> bool:
    return field.required and field.name not in found and field.unless not in found


def _all_parts(field: Field) -> str:
    return "；".join(f"{one.title}：…" for one in field.fields if one.required)
