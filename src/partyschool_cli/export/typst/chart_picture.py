"""A chart as a picture, for documents that cannot draw one."""

from partyschool_cli.export.layout.report_blocks import ChartLayout
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.typst.compiler import compile_document
from partyschool_cli.export.typst.report_data import chart_data

_PIXELS_AN_INCH = 200.0


def chart_picture(chart: ChartLayout, options: PrintOptions) -> bytes:
    """The chart as PNG, sharp in print."""
    data = {"title": chart.title, "chart": chart_data(chart)}
    exported = compile_document("chart_picture", data, options, "png", ppi=_PIXELS_AN_INCH)
    return exported.data
