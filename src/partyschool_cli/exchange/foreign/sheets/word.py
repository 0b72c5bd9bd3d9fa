"""The tables of a docx file, and the texts between them, as one sheet.

Its XML is read piece by piece, since a cell may have tracked changes and content controls round its
text, and a document may be large. A merged cell has its text in each of its places.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from partyschool_cli.exchange.foreign.cells.grid import Range, Sheet
from partyschool_cli.exchange.foreign.sheets.archive import Archive
from partyschool_cli.exchange.foreign.sheets.shape import Shape

DOCUMENT: Final = "word/document.xml"
_SHEET: Final = "文档"
# Deleted text, what is not shown, and the older form of a drawing that is there twice.
_SKIPPED: Final = ("del", "moveFrom", "Fallback", "instrText", "delText")
_OFF: Final = ("0", "false", "off", "none")
_MAX_SPAN: Final = 200
# A line break where a line of our own was full; between Latin words it is a space.
_LINE_END: Final = "\x1f"
_BETWEEN_WORDS: Final = re.compile(rf"(?<=[A-Za-z0-9]){_LINE_END}(?=[A-Za-z0-9])")
_IN_BRACKETS: Final = re.compile(r"[（(].*[）)]", re.DOTALL)


@dataclass
class _Cell:
    text: str = ""
    span: int = 1
    is_continued: bool = False


@dataclass
class _Table:
    rows: list[list[_Cell]] = field(default_factory=list)
    before: int = 0


def word_sheet(archive: Archive) -> Sheet:
    """The sheet of a document: a row a line of text, and the rows of its tables between them."""
    scan = _Scan(archive)
    archive.scan(DOCUMENT, scan.start, scan.end, scan.text)
    return scan.sheet()


class _Scan:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._shape = Shape(_SHEET, archive.budget)
        self._rows: list[list[str]] = []
        self._tables: list[Range] = []
        # The outer table that is open, and how many are: an inner one is text of its cell.
        self._table: _Table | None = None
        self._depth = 0
        self._skipped = 0
        self._paragraph = ""
        self._takes_text = False
        self._is_hidden_run = False
        # What our own export marks: where its lines end, and notes to what is above them.
        self._is_marked_run = False
        self._is_aside = True

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _SKIPPED or self._skipped:
            self._skipped += 1
        elif name == "tbl":
            self._depth += 1
            if self._depth == 1:
                self._table = _Table()
        elif name == "p" and self._depth < 2:
            self._paragraph = ""
            self._is_aside = True
        elif name == "r":
            self._is_hidden_run = self._is_marked_run = False
        elif name == "noProof":
            self._is_marked_run = attributes.get("val", "1") not in _OFF
        elif name == "vanish":
            self._is_hidden_run = attributes.get("val", "1") not in _OFF
        elif name == "t":
            self._takes_text = not self._is_hidden_run
        elif name in ("br", "cr"):
            self._paragraph += _LINE_END if self._is_marked_run else "\n"
        elif name in ("tab", "ptab") and "pos" not in attributes:
            self._paragraph += "\t"
        elif self._depth == 1 and self._table is not None:
            self._table_part(self._table, name, attributes)

    def _table_part(self, table: _Table, name: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "tr":
            table.rows.append([])
        elif not table.rows:
            return
        elif name == "gridBefore" and value.isdecimal():
            table.rows[-1] += [_Cell() for _ in range(min(int(value), _MAX_SPAN))]
        elif name == "tc":
            self._archive.budget.cells(1)
            table.rows[-1].append(_Cell())
        elif not table.rows[-1]:
            return
        elif name == "gridSpan" and value.isdecimal():
            table.rows[-1][-1].span = max(1, min(int(value), _MAX_SPAN))
        elif name == "vMerge":
            table.rows[-1][-1].is_continued = value != "restart"

    def text(self, data: str) -> None:
        if self._takes_text and not self._skipped:
            self._archive.budget.text(len(data))
            self._paragraph += data
            self._is_aside = self._is_aside and self._is_marked_run

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name == "t":
            self._takes_text = False
        elif name == "p":
            self._end_paragraph()
        elif name == "tbl":
            self._depth -= 1
            if self._depth == 0 and self._table is not None:
                self._end_table(self._table)
                self._table = None

    def _end_paragraph(self) -> None:
        text = _BETWEEN_WORDS.sub(" ", self._paragraph).replace(_LINE_END, "")
        self._paragraph = ""
        if self._table is None:
            lines = text.replace("\t", "\n").splitlines()
            self._rows += [[line.strip()] for line in lines if line.strip()]
        elif self._table.rows and self._table.rows[-1]:
            cell = self._table.rows[-1][-1]
            is_note = self._is_aside and text and cell.text and not _IN_BRACKETS.fullmatch(text)
            cell.text += f"（{text}）\n" if is_note else f"{text}\n"

    def _end_table(self, table: _Table) -> None:
        top = len(self._rows)
        open_ranges: dict[int, Range] = {}
        width = 0
        for number, cells in enumerate(table.rows, top):
            row: list[str] = []
            for cell in cells:
                left, right = len(row), len(row) + cell.span - 1
                row += [cell.text.strip(), *[""] * (cell.span - 1)]
                above = open_ranges.pop(left, None) if cell.is_continued else None
                if above is not None and above.right == right:
                    row[left] = ""
                    open_ranges[left] = above._replace(bottom=number)
                else:
                    self._close(open_ranges.pop(left, None))
                    open_ranges[left] = Range(number, left, number, right)
            self._rows.append(row)
            width = max(width, len(row))
        for one in open_ranges.values():
            self._close(one)
        if table.rows:
            self._tables.append(Range(top, 0, len(self._rows) - 1, max(0, width - 1)))
            self._rows.append([])

    def _close(self, one: Range | None) -> None:
        if one is not None and (one.top, one.left) != (one.bottom, one.right):
            self._shape.merge(*one)

    def sheet(self) -> Sheet:
        """All of it, once it was read."""
        width = max(map(len, self._rows), default=0)
        self._archive.budget.extent(_SHEET, len(self._rows), width)
        rows = tuple((*row, *[""] * (width - len(row))) for row in self._rows)
        return Sheet(_SHEET, rows, tuple(self._shape.merges), tables=tuple(self._tables))
