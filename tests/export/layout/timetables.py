"""Timetables of catalogs on disk, as they are laid out."""

from typing import Any

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.document import Scope, load_document
from partyschool_cli.export.layout.page_layout import PlacedCell, TablePage, TimetableLayout
from partyschool_cli.export.layout.timetable_layout import timetable_layout
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.export.typesetting.units import LEADING
from partyschool_cli.model.kind import Kind
from tests.catalogs import SHIPPED, loaded
from tests.export.pdf_reading import PRINTED


def content(name: str, kind: Kind = Kind.CLASS, catalog: Catalog | None = None) -> TimetableContent:
    """The timetable of a subject; of the shipped catalog unless another is given."""
    scope = Scope(Key(kind, name))
    built = load_document("timetable").build(catalog or loaded(SHIPPED), scope)
    assert isinstance(built, TimetableContent)
    return built


def laid_out(shown: TimetableContent, form: Any = None) -> TimetableLayout:
    """Its pages, in a form or in that which suits it."""
    return timetable_layout(shown, PrintOptions(PRINTED, layout=form))


def cells_of(page: TablePage, column: int) -> list[PlacedCell]:
    """The cells of a column, without its name."""
    return [cell for cell in page.cells if cell.column == column and cell.row >= page.head_rows]


def names(page: TablePage) -> list[str]:
    """The names of the columns."""
    return [cell.text for cell in page.cells if cell.row == 0]


def height_of(cell: PlacedCell, page: TablePage) -> float:
    """How high the text of a cell is, as drawers set it."""
    heights = []
    for entry in cell.entries:
        blocks = [
            len(one.lines) * one.size + (len(one.lines) - 1) * LEADING * one.size for one in entry
        ]
        heights.append(sum(blocks) + (len(blocks) - 1) * LEADING * page.size)
    return sum(heights) + 2 * page.gap * max(0, len(heights) - 1)


def assert_drawable(layout: TimetableLayout, wide: float, high: float) -> None:
    """Cells cover the table once, hold their text, and the page holds head, table and foot."""
    for page in layout.pages:
        assert abs(sum(page.widths) - wide) < 0.5
        foot = page.foot.height if page.foot else 0.0
        assert page.head.height + sum(page.heights) + foot <= high + 0.01
        covered = [
            (row, column)
            for cell in page.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        ]
        assert len(covered) == len(set(covered)) == len(page.heights) * len(page.widths)
        for cell in page.cells:
            room = sum(page.heights[cell.row : cell.row + cell.rows])
            assert height_of(cell, page) <= room + 0.01, cell.text
