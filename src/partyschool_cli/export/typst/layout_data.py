"""Data for the Typst template of laid-out tables."""

from collections.abc import Sequence
from typing import Any

from partyschool_cli.export.layout.page_layout import (
    Foot,
    FootItem,
    Head,
    PlacedCell,
    TablePage,
    TextBlock,
    TimetableLayout,
)
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.typst.code_data import code_data
from partyschool_cli.export.typst.running_title import running


def drawn(
    title: str, layouts: Sequence[TimetableLayout], options: PrintOptions
) -> tuple[str, dict[str, Any]]:
    """The template of a document of laid-out parts, and its data."""
    return "parts", {
        "title": title,
        "running": running(title),
        "landscape": layouts[0].is_landscape,
        "parts": [
            layout_data(layout, options.of_part(number)) for number, layout in enumerate(layouts)
        ],
    }


def layout_data(layout: TimetableLayout, options: PrintOptions) -> dict[str, Any]:
    """One part of a document, for `paged-tables`."""
    return {
        "title": layout.title,
        "running": running(layout.title),
        "is_landscape": layout.is_landscape,
        "margins": layout.margins,
        "pages": [page_data(page) for page in layout.pages],
        "code": code_data(options.code),
    }


def page_data(page: TablePage) -> dict[str, Any]:
    """One page, for `page-table` and what stands around it."""
    return {
        "head": _head(page.head),
        "foot": _foot(page.foot) if page.foot else None,
        "bookmark": page.bookmark,
        "widths": page.widths,
        "heights": page.heights,
        "head_rows": page.head_rows,
        "cells": [_cell(cell) for cell in page.cells],
        "size": page.size,
        "pad": page.pad,
        "gap": page.gap,
        "rules": page.rules,
    }


def _head(head: Head) -> dict[str, Any]:
    return {
        "title_lines": head.title_lines,
        "title_size": head.title_size,
        "left": head.left,
        "right": head.right,
        "size": head.size,
        "is_one_line": head.is_one_line,
        "is_long": head.is_long,
    }


def _foot(foot: Foot) -> dict[str, Any]:
    return {
        "items": [_item(item) for item in foot.items],
        "signed": [_item(item) for item in foot.signed],
        "signs_on_one_line": foot.signs_on_one_line,
        "size": foot.size,
        "qr": foot.qr,
        "is_long": foot.is_long,
    }


def _item(item: FootItem) -> dict[str, Any]:
    return {"name": item.name, "lines": item.lines}


def _cell(cell: PlacedCell) -> dict[str, Any]:
    return {
        "row": cell.row,
        "column": cell.column,
        "rows": cell.rows,
        "columns": cell.columns,
        "fill": cell.fill,
        "align": cell.align,
        "entries": [[_block(block) for block in entry] for entry in cell.entries],
    }


def _block(block: TextBlock) -> dict[str, Any]:
    return {
        "lines": block.lines,
        "size": block.size,
        "font": block.font,
        "is_faint": block.is_faint,
        "is_struck": block.is_struck,
        "is_boxed": block.is_boxed,
    }
