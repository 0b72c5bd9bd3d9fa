"""A report in Word: the same tables as in print, charts as pictures, bars of block characters."""

from collections.abc import Iterator
from typing import Final

from partyschool_cli.export.docx import styles
from partyschool_cli.export.docx.elements import (
    Align,
    Merge,
    Spacing,
    Tab,
    cell,
    paragraph,
    picture,
    row,
    run,
    table,
)
from partyschool_cli.export.docx.template import Area, Margins, Template
from partyschool_cli.export.layout.report_blocks import (
    SIZE,
    SMALL,
    SUB_HEAD,
    WIDTH,
    Block,
    Caption,
    ChartLayout,
    HeadCell,
    Heading,
    Remark,
    ReportCell,
    TableLayout,
    Top,
)
from partyschool_cli.export.layout.report_layout import report_runs
from partyschool_cli.export.layout.report_pages import Run
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.report_content import Bar, ReportContent
from partyschool_cli.export.typesetting.units import MM
from partyschool_cli.export.typst.chart_picture import chart_picture

MARGINS: Final = Margins(15, 14, 18)
_PAD: Final = 1.3
_BAR_SIZE: Final = 8.0
_BLOCKS: Final = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
_GREY: Final = "#8C8C8C"
_FAINT: Final = "#595959"
_LINE: Final = 1.35
# The rows at both ends of a table that stay on one page.
_TOGETHER: Final = 3


def report_body(
    content: ReportContent, options: PrintOptions, template: Template, area: Area
) -> str:
    """The body of the document."""
    writer = _Writer(content, options, template, area)
    return "".join(writer.run(one) for one in report_runs(content))


class _Writer:
    """Writes block after block, at the width of the template's page."""

    def __init__(
        self, content: ReportContent, options: PrintOptions, template: Template, area: Area
    ) -> None:
        self._content = content
        self._options = options
        self._template = template
        self._width = area.width
        self._scale = area.width / (WIDTH / MM)
        self._pictures = 0

    def run(self, run: Run) -> str:
        """Blocks that stay together; a remark stays with the last row of its table."""
        parts = [self._block(block) for block in run.lead]
        if run.table is not None:
            parts.append(self._table(run.table.table, has_remark=bool(run.tail)))
        return "".join((*parts, *(self._block(block) for block in run.tail)))

    def _block(self, block: Block) -> str:
        if isinstance(block, Top):
            return "".join(self._top(block))
        if isinstance(block, Heading):
            size = run(block.text, size=block.size)
            return paragraph(styles.SECTION, size, spacing=Spacing(18, 12, 5), keep_next=True)
        if isinstance(block, Caption):
            return self._caption(block)
        if isinstance(block, Remark):
            return "".join(
                paragraph(
                    styles.NORMAL,
                    run(note, size=SMALL, color=_FAINT),
                    spacing=Spacing(SMALL * _LINE, 3, 0),
                )
                for note in block.notes
            )
        return self._chart(block) if isinstance(block, ChartLayout) else ""

    def _top(self, top: Top) -> Iterator[str]:
        title = run("\n".join(top.title), size=top.title_size, color=self._options.title_color)
        yield paragraph(styles.TITLE, title, keep_next=True)
        days = run("\n".join(top.subtitle), color=_FAINT)
        yield paragraph(styles.NORMAL, days, align="center", spacing=Spacing(16, 0, 10))
        if not top.figures:
            return
        wide = self._width / len(top.figures)
        cells = [
            cell(
                wide,
                self._centred(run(one.name, size=SIZE, color=_FAINT), 14),
                self._centred(run(one.number, size=top.figure_size), 30),
                *(self._centred(run(line, size=SMALL, color=_FAINT), 12) for line in one.more),
                align="top",
            )
            for one in top.figures
        ]
        columns = [wide] * len(top.figures)
        yield table(styles.TABLE, columns, [row(cells)], has_head=False, is_bare=True, pad=0.5)

    @staticmethod
    def _centred(text: str, line: float) -> str:
        return paragraph(styles.CELL, text, spacing=Spacing(line), align="center")

    def _caption(self, caption: Caption) -> str:
        left = run("".join(caption.title), size=SIZE) + run(caption.rule, size=9, color=_FAINT)
        between = run("\t" if caption.is_one_line else "\n", size=SIZE) if caption.sums else ""
        return paragraph(
            styles.NORMAL,
            left,
            between,
            run(caption.sums, size=SIZE),
            tabs=(Tab(self._width, is_right=True),),
            spacing=Spacing(SIZE * 1.5, 10, 3),
            keep_next=True,
        )

    def _table(self, layout: TableLayout, *, has_remark: bool) -> str:
        widths = [wide / MM * self._scale for wide in layout.widths]
        rows = [
            row(self._head(layout, widths, index), height=high / MM, is_header=True)
            for index, high in enumerate(layout.head_heights)
        ]
        last = len(layout.rows) - 1
        for index, (cells, high) in enumerate(zip(layout.rows, layout.heights, strict=True)):
            stays = index < _TOGETHER - 1 or last - _TOGETHER < index < last + has_remark
            is_total = layout.has_total and index == last
            drawn = [
                self._cell(layout, column, one, wide, stays=stays, is_total=is_total)
                for column, (one, wide) in enumerate(zip(cells, widths, strict=True))
            ]
            rows.append(row(drawn, height=high / MM))
        # Word joins tables that follow each other without a paragraph.
        space = paragraph(styles.NORMAL, spacing=Spacing(4), keep_next=has_remark)
        return table(styles.TABLE, widths, rows, pad=_PAD) + space

    def _head(self, layout: TableLayout, widths: list[float], index: int) -> list[str]:
        """The cells of a row of the head; one that began above goes on in it."""
        found = []
        column = 0
        while column < len(widths):
            own = next(one for one in layout.head if one.column == column and _is_in(one, index))
            wide = sum(widths[column : column + own.columns])
            text = run("\n".join(own.lines), size=SUB_HEAD if own.row else SIZE)
            shown = paragraph(
                styles.HEAD,
                text if own.row == index else "",
                spacing=Spacing(SIZE * _LINE),
                keep_next=True,
            )
            merge: Merge | None = None
            if own.rows > 1:
                merge = "restart" if own.row == index else "continue"
            found.append(cell(wide, shown, span=own.columns, merge=merge, fill="F2F2F2"))
            column += own.columns
        return found

    def _cell(
        self,
        layout: TableLayout,
        column: int,
        one: ReportCell,
        wide: float,
        *,
        stays: bool,
        is_total: bool,
    ) -> str:
        kind = layout.kinds[column]
        words = run("\n".join(one.lines), size=SIZE)
        if one.bar is not None:
            words = self._bar(one.bar, wide) + run(" " + "".join(one.lines), size=SMALL)
        side: Align = "right" if kind == "number" else "center" if kind == "date" else "left"
        style = styles.HEAD if is_total else styles.CELL_LEFT
        shown = paragraph(
            style,
            words,
            align=side,
            spacing=Spacing(SIZE * _LINE),
            keep_next=stays,
        )
        return cell(wide, shown, fill="F2F2F2" if is_total else None)

    @staticmethod
    def _bar(bar: Bar, wide: float) -> str:
        """A bar as long as the column leaves beside its label."""
        if bar.maximum <= 0:
            return ""
        room = (wide - 2 * _PAD) * MM / _BAR_SIZE - 4
        eighths = round(min(1.0, bar.value / bar.maximum) * room * 8)
        return run("█" * (eighths // 8) + _BLOCKS[eighths % 8], size=_BAR_SIZE, color=_GREY)

    def _chart(self, chart: ChartLayout) -> str:
        self._pictures += 1
        name = self._template.add_picture(chart_picture(chart, self._options))
        drawn = picture(
            name,
            self._width,
            chart.described,
            self._pictures,
            height=self._width * chart.height / chart.width,
        )
        return paragraph(styles.NORMAL, drawn, align="center")


def _is_in(one: HeadCell, row_number: int) -> bool:
    return one.row <= row_number < one.row + one.rows
