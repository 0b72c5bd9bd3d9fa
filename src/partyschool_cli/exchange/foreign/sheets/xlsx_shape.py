"""The shapes of the sheets of an xlsx or xlsm file, read from its XML before calamine reads it."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Final

from partyschool_cli.exchange.foreign.sheets.archive import Archive
from partyschool_cli.exchange.foreign.sheets.limits import MAX_CELLS
from partyschool_cli.exchange.foreign.sheets.shape import LAST_COLUMN, LAST_ROW, Shape

_CELL: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_WORKBOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_TRUE: Final = ("1", "true", "on")


def xlsx_shapes(archive: Archive) -> Mapping[str, Shape]:
    """The shapes by the names of the sheets. Raises CommandLineError for what is too large."""
    lengths = _shared_lengths(archive)
    shapes = {}
    for name, part in _sheet_parts(archive):
        shape = Shape(name, archive.budget)
        if part in archive.parts:
            _Scan(archive, shape, lengths).run(part)
        shapes[name] = shape
    return shapes


def _sheet_parts(archive: Archive) -> Iterator[tuple[str, str]]:
    targets: dict[str, str] = {}

    def relation(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            path = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
            targets[attributes.get("Id", "")] = path

    sheets: list[tuple[str, str]] = []

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            sheets.append((attributes.get("name", ""), attributes.get("id", "")))

    if _RELATIONS in archive.parts:
        archive.scan(_RELATIONS, relation)
    archive.scan(_WORKBOOK, sheet)
    for name, relation_id in sheets:
        yield name, targets.get(relation_id, "")


def _shared_lengths(archive: Archive) -> list[int]:
    """The length of each shared text."""
    part = next((one for one in archive.parts if one.lower() == "xl/sharedstrings.xml"), None)
    lengths: list[int] = []
    inside = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        if name == "sst" and any(
            _too_many(attributes.get(one)) for one in ("count", "uniqueCount")
        ):
            raise archive.broken()
        if name == "si":
            lengths.append(0)
        inside = name == "t"

    def end(name: str) -> None:
        nonlocal inside
        inside = inside and name != "t"

    def text(data: str) -> None:
        if inside and lengths:
            lengths[-1] += len(data)

    if part is not None:
        archive.scan(part, start, end, text)
    return lengths


def _too_many(count: str | None) -> bool:
    """Whether other readers would make room for more texts than there can be."""
    return count is not None and (not count.isdecimal() or int(count[:12]) > 2 * MAX_CELLS)


class _Scan:
    """Reads a sheet's XML once."""

    def __init__(self, archive: Archive, shape: Shape, lengths: list[int]) -> None:
        self._archive = archive
        self._shape = shape
        self._lengths = lengths
        self._row = -1
        self._column = -1
        self._is_shared = False
        self._value = ""
        self._in_cell = False
        # Of a cell: whether it has a formula, and which part the text is in.
        self._is_formula = False
        self._part = ""
        self._is_calculated = False

    def run(self, part: str) -> None:
        self._archive.scan(part, self._start, self._end, self._text)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._cell(attributes)
        elif self._in_cell:
            # Whatever is in a cell may be a value.
            self._shape.fill(self._row, self._column)
            self._part = name
            self._is_formula = self._is_formula or name == "f"
        elif name == "row":
            self._begin_row(attributes)
        elif name == "col" and attributes.get("hidden") in _TRUE:
            self._hide_columns(attributes)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._row = self._number(attributes.get("r"), self._row + 2) - 1
        self._column = -1
        if attributes.get("hidden") in _TRUE:
            self._shape.hide_rows((self._row,))

    def _cell(self, attributes: dict[str, str]) -> None:
        self._shape.budget.cells(1)
        self._column += 1
        if place := attributes.get("r"):
            self._row, self._column = self._place(place)
        self._is_shared = attributes.get("t") == "s"
        self._value = ""
        self._is_formula = False
        # The result may be a text, and that an empty one.
        self._is_calculated = attributes.get("t") == "str"
        self._in_cell = True

    def _end(self, name: str) -> None:
        if name != "c":
            return
        self._in_cell = False
        if self._is_formula and not self._is_calculated:
            self._shape.uncalculated.add((self._row, self._column))
        if self._is_shared:
            index = int(self._value) if self._value.strip().isdecimal() else -1
            length = self._lengths[index] if 0 <= index < len(self._lengths) else 0
            self._shape.budget.text(length)
        else:
            self._shape.budget.text(len(self._value))

    def _text(self, data: str) -> None:
        if self._in_cell:
            self._value += data
            self._is_calculated = self._is_calculated or (self._part != "f" and bool(data.strip()))

    def _place(self, name: str) -> tuple[int, int]:
        found = _CELL.fullmatch(name)
        if found is None:
            raise self._archive.broken()
        column = 0
        for letter in found[1].upper():
            column = column * 26 + ord(letter) - ord("A") + 1
        row = int(found[2]) - 1
        if not (0 <= row <= LAST_ROW and column - 1 <= LAST_COLUMN):
            raise self._archive.broken()
        return row, column - 1

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        self._shape.merge(*self._place(first), *self._place(last or first))

    def _hide_columns(self, attributes: dict[str, str]) -> None:
        first = self._number(attributes.get("min"), 1) - 1
        self._shape.hide_columns(first, self._number(attributes.get("max"), first + 1) - 1)

    def _number(self, text: str | None, default: int) -> int:
        if text is None:
            return default
        if not text.isdecimal() or not 1 <= int(text) <= LAST_ROW + 1:
            raise self._archive.broken()
        return int(text)
