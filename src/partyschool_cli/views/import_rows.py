"""The rows of an imported table as they were understood, with a mark at what was guessed."""

from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.exchange.entities.filled import FilledRow, FilledTable, State
from partyschool_cli.model.describe import MODELS, Field, fields_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.text.personal import mask
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.table import Column, layout_table
from partyschool_cli.views.change_lines import shown_value

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line

GUESSED: Final = "*"
NEW: Final = "（新）"
_STATES: Final[Mapping[State, str]] = {
    State.NEW: "新增",
    State.FILLED: "补充",
    State.SAME: "已有",
}
# More do not fit a screen; a pipe has them all.
_MOST_ROWS: Final = 40
# What is shown of a session in one column each; the others follow.
_TIMES: Final = ("start", "end")
_TAUGHT: Final = ("course", "activity")
_FIRST: Final = ("date", "time", "taught", "title", "name", "teachers", "site")
_PRIORITY: Final[Mapping[str, int]] = {"cell": 7, "date": 9, "time": 9, "taught": 9, "title": 9,
    "name": 9, "state": 8, "teachers": 6, "site": 5}  # fmt: skip


class _Shown(NamedTuple):
    """A column: its title, and the fields that it shows."""

    key: str
    title: str
    fields: tuple[Field, ...]
    joined: str = ""


def row_lines(
    lookup: Lookup, table: FilledTable, new: frozenset[Key], width: int | None
) -> "tuple[Line, ...]":
    """The table at `width` columns; `lookup` is of the catalog afterwards, `new` what it gains."""
    shown = _shown(table)
    rows = table.rows if width is None else table.rows[:_MOST_ROWS]
    cells = _Cells(lookup, new)
    texts = [
        [row.row.cell, *(cells.text(row, one) for one in shown), _STATES[row.state]] for row in rows
    ]
    columns = [
        Column("cell", "格", priority=_PRIORITY["cell"], style="muted"),
        *(_column(one) for one in shown),
        Column("state", "结果", priority=_PRIORITY["state"], style=_state_style),
    ]
    laid_out = layout_table(columns, texts, width)
    lines = laid_out.lines
    if laid_out.hidden:
        names = "、".join(column.title for column in laid_out.hidden)
        lines = (*lines, (Styled(f"窗口窄，没有列出：{names}", "muted"),))
    if len(rows) < len(table.rows):
        more = f"……还有 {len(table.rows) - len(rows)} 行；全看：加 --dry-run，接 | more"
        lines = (*lines, (Styled(more, "muted"),))
    return lines


def _column(one: _Shown) -> Column:
    is_long = one.key not in ("date", "time")
    priority = _PRIORITY.get(one.key, 3)
    return Column(
        one.key, one.title, priority=priority, wrap=is_long, min_width=10 * is_long or None
    )


def _state_style(text: str) -> str:
    return "muted" if text == _STATES[State.SAME] else "good"


def _shown(table: FilledTable) -> list[_Shown]:
    given = set(chain.from_iterable(row.content for row in table.rows))
    fields = [one for one in fields_of(MODELS[table.reading.kind]) if one.name in given]
    found = [_Shown(one.name, one.title, (one,)) for one in fields]
    if table.reading.kind is Kind.SESSION:
        by_name = {one.name: one for one in fields}
        found = [one for one in found if one.key not in (*_TIMES, *_TAUGHT)]
        found.append(_Shown("time", "时间", tuple(by_name[n] for n in _TIMES if n in by_name), "–"))
        taught = tuple(by_name[n] for n in _TAUGHT if n in by_name)
        found.append(_Shown("taught", "课程或活动", taught))
    order = {name: at for at, name in enumerate(_FIRST)}
    return sorted(found, key=lambda one: order.get(one.key, len(order)))


class _Cells:
    """The texts of cells. One of an entity is looked up once."""

    def __init__(self, lookup: Lookup, new: frozenset[Key]) -> None:
        self._lookup, self._new = lookup, new

    def text(self, row: FilledRow, shown: _Shown) -> str:
        """What the row has in a column, marked where it was guessed."""
        own = [field for field in shown.fields if field.name in row.content]
        text = shown.joined.join(self._value(row, field) for field in own)
        is_guessed = any(one.field == field.name for one in row.guesses for field in own)
        return mask(text) + GUESSED * is_guessed

    def _value(self, row: FilledRow, field: Field) -> str:
        value: Any = row.content[field.name]
        if field.refers_to is None:
            return shown_value(value, field, self._lookup, row.key)
        listed = value if isinstance(value, list) else [value]
        return "、".join(self._called(Key(field.refers_to, one)) for one in listed)

    def _called(self, key: Key) -> str:
        return self._lookup.title(key) + NEW * (key in self._new)
