"""CSS rules of a laid-out part: widths of columns; on paper its orientation, size and heights."""

from typing import Final

from partyschool_cli.export.layout.page_layout import A3_SCALE, TimetableLayout
from partyschool_cli.export.print_options import Paper

# A browser's own fonts are larger than those that were measured, and its head and foot are higher.
_TYPE: Final = 0.86
_HEIGHT: Final = 0.72


def page_name(number: int) -> str:
    """The class of a part, and of its pages on paper: `p0`."""
    return f"p{number}"


def layout_rules(name: str, layout: TimetableLayout, paper: Paper) -> str:
    """The rules of the part with that class."""
    first = layout.pages[0]
    scale = A3_SCALE if paper == "a3" else 1.0
    orientation = "landscape" if layout.is_landscape else "portrait"
    total = sum(first.widths)
    widths = "".join(
        f".{name} .k{number}{{width:{wide / total:.2%}}}\n"
        for number, wide in enumerate(first.widths)
    )
    lowest = min(first.heights[first.head_rows :]) * _HEIGHT * scale
    return (
        f"{widths}@page {name}{{size:{paper.upper()} {orientation}}}\n"
        f"@media print{{.several .{name}{{page:{name}}}"
        f".{name} table{{font-size:{first.size * scale * _TYPE:.1f}pt}}"
        f".{name} tbody tr{{height:{lowest:.1f}pt}}}}\n"
    )
