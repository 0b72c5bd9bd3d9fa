"""An attendance list as an HTML page, as it is laid out: a table for each page that is printed."""

from partyschool_cli.export.attendance_content import AttendanceContent
from partyschool_cli.export.export_format import Exported
from partyschool_cli.export.html.page import Orientation, page
from partyschool_cli.export.layout.attendance_layout import AttendanceLayout, attendance_layout
from partyschool_cli.export.layout.page_layout import A3_SCALE
from partyschool_cli.export.print_options import PrintOptions

# A browser's margins and borders take more than a layout's.
_SHARE = 0.97


def write_attendance(content: AttendanceContent, options: PrintOptions) -> Exported:
    """The page."""
    layout = attendance_layout(content)
    values = {"content": content, "layout": layout, "count": len(layout.pages), "unit": "张"}
    groups, rules = looks_of(layout, options)
    orientation: Orientation = "landscape" if layout.is_landscape else "portrait"
    return page("attendance", {**values, "groups": groups}, options, orientation, rules)


def looks_of(layout: AttendanceLayout, options: PrintOptions) -> tuple[list[str], str]:
    """The class of each page, pages that look alike have the same; and the CSS rules of these."""
    looks = [(page.widths, round(page.row_height * _SHARE, 2)) for page in layout.pages]
    kinds = list(dict.fromkeys(looks))
    scale = A3_SCALE if options.paper == "a3" else 1.0
    rules = "".join(
        _rules(number, widths, height * scale, layout.across)
        for number, (widths, height) in enumerate(kinds, 1)
    )
    return [f"g{kinds.index(look) + 1}" for look in looks], rules


def _rules(number: int, widths: tuple[float, ...], height: float, across: int) -> str:
    """The widths of columns, and the height of rows in print."""
    total = sum(widths) * across
    columns = "".join(
        f".g{number} th:nth-child({len(widths)}n+{at}){{width:{width * 100 / total:.2f}%}}\n"
        for at, width in enumerate(widths, 1)
    )
    return f"{columns}@media print{{.g{number} .sign td{{height:{height:.2f}pt}}}}\n"
