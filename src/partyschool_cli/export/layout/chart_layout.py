"""Places the bars of a chart, with a number on each."""

from typing import Final

from partyschool_cli.export.layout.report_blocks import SMALL, WIDTH, ChartLayout, PlacedBar
from partyschool_cli.export.report_content import BarChart, ChartBar, number_text
from partyschool_cli.export.typesetting.advances import width
from partyschool_cli.export.typesetting.units import MM, lines_height

LABEL: Final = 9.0
"""The size of the numbers and labels."""
_HIGH: Final = 50 * MM
_ABOVE: Final = LABEL + 2 * MM
_BELOW: Final = 1 * MM
_LEGEND: Final = 1.5 * MM
_SHARE: Final = 0.62
_WIDEST: Final = 16 * MM


def chart_layout(chart: BarChart) -> ChartLayout:
    """The chart across the page; the highest bar or mark is 50 mm high."""
    slot = WIDTH / len(chart.bars)
    top = max(max(bar.total, bar.previous or 0) for bar in chart.bars)
    labels = [_label(bar.label, slot) for bar in chart.bars]
    wide = min(slot * _SHARE, _WIDEST)
    bars = tuple(
        _bar(bar, label, slot * index + (slot - wide) / 2, wide, _HIGH / top)
        for index, (bar, label) in enumerate(zip(chart.bars, labels, strict=True))
    )
    axis = _ABOVE + _HIGH
    below = _BELOW + lines_height(max(map(len, labels))) * LABEL
    return ChartLayout(
        source=chart,
        slot=slot,
        bars=bars,
        axis=axis,
        legend=chart.kinds,
        unit=f"单位：{chart.unit}",
        height=axis + below + _LEGEND + SMALL,
    )


def _bar(
    bar: ChartBar, label: tuple[str, ...], left: float, wide: float, scale: float
) -> PlacedBar:
    return PlacedBar(
        left=left,
        width=wide,
        done=bar.done * scale,
        planned=bar.planned * scale,
        previous=None if bar.previous is None else bar.previous * scale,
        number=number_text(bar.total),
        label=label,
    )


def _label(text: str, slot: float) -> tuple[str, ...]:
    """`2025年3月` on two lines where it does not fit one."""
    year, mark, rest = text.partition("年")
    if rest and width(text) * LABEL > slot:
        return year + mark, rest
    return (text,)
