"""What an import guessed: each way to guess in a line, with how often and an example."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final, NamedTuple

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.quoting import shown
from partyschool_cli.exchange.entities.column_titles import column_title
from partyschool_cli.exchange.entities.filled import Filled, FilledTable, Guess
from partyschool_cli.exchange.entities.row_values import cell_of
from partyschool_cli.model.describe import MODELS, field_at
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.text.personal import mask
from partyschool_cli.views.change_lines import shown_value

# Fields that a table shows in one column.
_TOGETHER: Final[Mapping[str, str]] = {
    "start": "时间",
    "end": "时间",
    "course": "课程或活动",
    "activity": "课程或活动",
}


class _Way(NamedTuple):
    kind: Kind
    title: str
    why: str


def has_guesses(filled: Filled) -> bool:
    """Whether something was guessed: a value, or what a column is."""
    columns = chain.from_iterable(table.reading.columns for table in filled.tables)
    rows = chain.from_iterable(table.rows for table in filled.tables)
    return (
        bool(filled.guesses)
        or any(column.guessed for column in columns)
        or any(row.guesses for row in rows)
    )


def guess_texts(lookup: Lookup, filled: Filled) -> Iterator[str]:
    """`日期（7 处）：年份取自标题；如 A4 “11月9日” → 2026-11-09`; `lookup` is of what will be."""
    for table in filled.tables:
        for column in table.reading.columns:
            if column.guessed and column.field is not None:
                title = column_title(table.reading.kind, column.field)
                heading = shown(column.heading or column.letter)
                yield mask(f"列{heading}：当作{title}；不对就用 --map {column.letter}=字段")
    found: dict[_Way, dict[str, list[Guess]]] = {}
    for kind, cell, guess in _all(filled):
        way = _Way(kind, _title(kind, guess.field), guess.why)
        found.setdefault(way, {}).setdefault(cell, []).append(guess)
    for way, by_cell in found.items():
        cell, first = next(iter(by_cell.items()))
        times = f"（{len(by_cell)} 处）" if len(by_cell) > 1 else ""
        values = "–".join(_value(lookup, way.kind, one) for one in first)
        text = shown(first[0].text) if first[0].text else ""
        example = " ".join(filter(None, (cell, text, "→", values)))
        yield mask(f"{way.title}{times}：{way.why}；{'如 ' if times else ''}{example}")


def _all(filled: Filled) -> Iterator[tuple[Kind, str, Guess]]:
    """The guesses with the kind and the cell that they are about."""
    for guess in filled.guesses:
        yield Kind.CLASS, "", guess
    for table in filled.tables:
        yield from _of_table(table)


def _of_table(table: FilledTable) -> Iterator[tuple[Kind, str, Guess]]:
    for row in table.rows:
        for guess in row.guesses:
            yield table.reading.kind, cell_of(table.reading, row.row, guess.field), guess


def _title(kind: Kind, name: str) -> str:
    return _TOGETHER.get(name) or column_title(kind, name)


def _value(lookup: Lookup, kind: Kind, guess: Guess) -> str:
    field = field_at(MODELS[kind], (guess.field,))
    if field is not None and field.type == "date":
        return str(guess.value)  # with the year, which may be what was guessed
    return shown_value(guess.value, field, lookup, None)
