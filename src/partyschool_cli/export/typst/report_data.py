"""Data for the Typst template of a report."""

from dataclasses import asdict
from typing import Any

from partyschool_cli.export.layout import report_blocks as blocks
from partyschool_cli.export.layout.report_layout import report_layout
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.report_content import ReportContent
from partyschool_cli.export.typst.running_title import running


def report_data(content: ReportContent, _: PrintOptions) -> tuple[str, dict[str, Any]]:
    """The name of the template, and its data."""
    layout = report_layout(content)
    return "report", {
        "title": content.title,
        "running": running(content.title),
        "landscape": False,
        "pages": [[_block(block) for block in page] for page in layout.pages],
    }


def chart_data(chart: blocks.ChartLayout) -> dict[str, Any]:
    """A chart as the template's function takes it."""
    data = asdict(chart)
    del data["source"]
    return {"kind": "chart", "title": chart.title, **data}


def _block(block: blocks.Block) -> dict[str, Any]:
    if isinstance(block, blocks.ChartLayout):
        return chart_data(block)
    if isinstance(block, blocks.TablePiece):
        return _table(block)
    kinds: dict[type, str] = {
        blocks.Top: "top",
        blocks.Heading: "heading",
        blocks.Caption: "caption",
        blocks.Remark: "remark",
    }
    return {"kind": kinds[type(block)], **asdict(block), "height": block.height}


def _table(piece: blocks.TablePiece) -> dict[str, Any]:
    table = piece.table
    return {
        "kind": "table",
        "above": piece.above,
        "height": piece.height,
        "kinds": table.kinds,
        "widths": table.widths,
        "head": [asdict(cell) for cell in table.head],
        "head_heights": table.head_heights,
        "heights": table.heights[piece.first : piece.last],
        "rows": [[_cell(cell) for cell in row] for row in table.rows[piece.first : piece.last]],
        "has_total": table.has_total and piece.last == len(table.rows),
    }


def _cell(cell: blocks.ReportCell) -> dict[str, Any]:
    return {"lines": cell.lines, "bar": asdict(cell.bar) if cell.bar else None}
