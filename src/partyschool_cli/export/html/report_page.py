"""A report as a page: charts as SVG, tables with the widths that all formats have."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from partyschool_cli.export import report_content
from partyschool_cli.export.export_format import Exported
from partyschool_cli.export.html.page import page
from partyschool_cli.export.layout.report_blocks import (
    Caption,
    ChartLayout,
    HeadCell,
    Heading,
    Remark,
    ReportCell,
    TableLayout,
    TablePiece,
)
from partyschool_cli.export.layout.report_layout import report_runs
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.report_content import ReportContent

# The length of a bar that is full, of the 100 units of its picture.
FULL: Final = 100


@dataclass(frozen=True, slots=True)
class _Table:
    """A table with its number, which its columns' widths are found by."""

    number: int
    title: str
    layout: TableLayout

    @property
    def heads(self) -> Iterator[tuple[HeadCell, ...]]:
        """The cells of each row of its head."""
        for row in range(len(self.layout.head_heights)):
            yield tuple(cell for cell in self.layout.head if cell.row == row)

    @property
    def rows(self) -> Iterator[tuple[tuple[str, ReportCell], ...]]:
        """The cells of each row, with their kinds."""
        for row in self.layout.rows:
            yield tuple(zip(self.layout.kinds, row, strict=True))

    @property
    def widths(self) -> str:
        """CSS rules for the widths of its columns."""
        total = sum(self.layout.widths)
        return "".join(
            f".t{self.number} .c{index}{{width:{wide * 100 / total:.2f}%}}\n"
            for index, wide in enumerate(self.layout.widths)
        )


_Block = tuple[str, Caption | _Table | Remark | ChartLayout]


@dataclass(frozen=True, slots=True)
class _Part:
    """A part: its heading, and blocks with their kinds for the template."""

    title: str
    blocks: tuple[_Block, ...]


def write_report(content: ReportContent, options: PrintOptions) -> Exported:
    """The page."""
    shown = list(_parts(content))
    tables = [one for part in shown for _, one in part.blocks if isinstance(one, _Table)]
    widths = "".join(table.widths for table in tables)
    values = {"content": content, "parts": shown, "full": FULL, "report": report_content}
    return page("report", values, options, "portrait", widths)


def _parts(content: ReportContent) -> Iterator[_Part]:
    title, number, caption = "", 0, ""
    blocks: list[_Block] = []
    for block in (one for run in report_runs(content) for one in run.blocks):
        if isinstance(block, Heading):
            if title:
                yield _Part(title, tuple(blocks))
            title, blocks, caption = block.text, [], ""
        elif isinstance(block, TablePiece):
            number += 1
            blocks.append(("table", _Table(number, caption or title, block.table)))
        elif isinstance(block, Caption):
            caption = "".join(block.title)
            blocks.append(("caption", block))
        elif isinstance(block, ChartLayout):
            blocks.append(("chart", block))
        elif isinstance(block, Remark):
            blocks.append(("remark", block))
    if title:
        yield _Part(title, tuple(blocks))
