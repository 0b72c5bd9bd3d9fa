"""Which row of an edited sheet is which exported one: kept, renamed, copied, new or gone."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from partyschool_cli.catalog.folding import fold
from partyschool_cli.exchange.foreign.reading import LeftOut
from partyschool_cli.exchange.workbook.cell_values import cell_text
from partyschool_cli.exchange.workbook.edited import EditedRow, EditedSheet
from partyschool_cli.exchange.workbook.exported import NOTHING, ExportedRow
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.text.personal import mask

# Whether a row says what an exported one said.
IsSame = Callable[[EditedRow, ExportedRow], bool]

# What tells one session from another, as a title does elsewhere.
_SESSION_MARKS: Final = ("date", "start")


@dataclass(frozen=True, slots=True)
class Kept:
    """A row and the exported one that it was; `new_id` is what it is called now, if otherwise."""

    row: EditedRow
    base: ExportedRow
    new_id: str = ""


@dataclass(slots=True)
class Matched:
    """The rows of a sheet: those that were exported, new ones with the id that they say, the rest.

    `gone` are exported rows that are no longer there. `confused` are ids of rows whose contents
    stand beside another id: those rows are not gone.
    """

    kept: list[Kept] = field(default_factory=list)
    new: list[tuple[EditedRow, str]] = field(default_factory=list)
    gone: list[ExportedRow] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    confused: set[str] = field(default_factory=set)


def match_rows(
    sheet: EditedSheet,
    base: Mapping[str, ExportedRow],
    is_same: IsSame,
    class_ids: Mapping[str, str] = {},
) -> Matched:
    """Match the rows of a sheet with the exported ones of its kind, by id.

    `class_ids` are the ids in the base of classes that have another one in the workbook.
    """
    found = Matched()
    by_id: dict[str, list[EditedRow]] = {}
    for row in sheet.rows:
        by_id.setdefault(_plain_id(row.said_id, class_ids), []).append(row)
    alike = _Alike(sheet, base.values())
    others: list[tuple[EditedRow, str]] = [(row, "") for row in by_id.pop("", ())]
    for name, rows in by_id.items():
        if name in base:
            _match_known(found, rows, base[name], is_same, alike)
        else:
            others += [(row, name) for row in rows]
    here = set(by_id)
    gone = {name: row for name, row in base.items() if name not in here}
    renamed = _renamed(others, alike, gone, is_same)
    for row, name in others:
        old = renamed.get(row.place.row)
        if old is not None:
            found.kept.append(Kept(row, gone.pop(old), name))
        else:
            found.new.append((row, name))
    found.gone = [row for name, row in gone.items() if name not in found.confused]
    return found


def _plain_id(text: str, class_ids: Mapping[str, str]) -> str:
    name = "".join(fold(text).split())
    class_id, slash, session = name.rpartition("/")
    return f"{class_ids.get(class_id, class_id)}/{session}" if slash else name


def _match_known(
    found: Matched, rows: Sequence[EditedRow], base: ExportedRow, is_same: IsSame, alike: "_Alike"
) -> None:
    """Rows with the id of an exported one: of several, the one that says the same is it."""
    same = [row for row in rows if is_same(row, base)]
    others = [row for row in rows if not same or row is not same[0]]
    twins = {row.place.row: alike.other(row, base, is_same) for row in others}
    for row in others:
        if (twin := twins[row.place.row]) is not None:
            why = f"编号写成了 {base.key.id}，内容却是 {twin.key.id} 的"
            why += "：改编号要用没有用过的；也可能是只给一部分列排了序"
            found.left_out.append(left_out(row, row.said_id, why))
    others = [row for row in others if twins[row.place.row] is None]
    found.confused |= {twin.key.id for twin in twins.values() if twin is not None}
    if same:
        found.kept.append(Kept(same[0], base))
        found.new += [(row, "") for row in others]
    elif len(rows) == 1:
        found.kept += [Kept(row, base) for row in others]
    else:
        lines = "、".join(str(row.place.row + 1) for row in rows)
        why = f"第 {lines} 行的编号都是 {base.key.id}，都和导出时不一样，不知道哪一行是原来的"
        found.left_out += [left_out(row, row.said_id, why) for row in others]


def left_out(row: EditedRow, text: str, why: str) -> LeftOut:
    """A row that is not taken, and why: a failure."""
    return LeftOut(row.place.sheet, row.place.cell, mask(text), why, is_failure=True)


def _renamed(
    others: Iterable[tuple[EditedRow, str]],
    alike: "_Alike",
    gone: Mapping[str, ExportedRow],
    is_same: IsSame,
) -> Mapping[int, str]:
    """The old ids of rows that say what exactly one row that is gone said, by the row's number.

    One whose id was only cleared is still that row.
    """
    found: dict[int, str] = {}
    for row, _ in others:
        if not alike.can_tell:
            continue
        bases = [one for one in alike.to(row) if one.key.id in gone and is_same(row, one)]
        if len(bases) == 1:
            found[row.place.row] = bases[0].key.id
    taken = list(found.values())
    return {row: old for row, old in found.items() if taken.count(old) == 1}


class _Alike:
    """The exported rows by what tells one from another: a title, or the time of a session."""

    def __init__(self, sheet: EditedSheet, rows: Iterable[ExportedRow]) -> None:
        is_session = sheet.kind is Kind.SESSION
        self._marks = _SESSION_MARKS if is_session else (sheet.kind.title_field,)
        self.can_tell = all(mark in sheet.columns for mark in self._marks)
        self._by_marks: dict[tuple[str, ...], list[ExportedRow]] = {}
        for row in rows:
            self._by_marks.setdefault(self._marks_of(row), []).append(row)

    def _marks_of(self, row: ExportedRow) -> tuple[str, ...]:
        return tuple(cell_text(row.cells.get(one, NOTHING).text) for one in self._marks)

    def _marks_in(self, row: EditedRow) -> tuple[str, ...]:
        return tuple(cell_text(row.cells.get(one)) for one in self._marks)

    def to(self, row: EditedRow) -> Iterator[ExportedRow]:
        """The exported rows that a row may be."""
        yield from self._by_marks.get(self._marks_in(row), ())

    def other(self, row: EditedRow, base: ExportedRow, is_same: IsSame) -> ExportedRow | None:
        """Another exported row that a row says all of, called otherwise than its own."""
        if not self.can_tell or self._marks_of(base) == self._marks_in(row):
            return None
        return next((one for one in self.to(row) if is_same(row, one)), None)
