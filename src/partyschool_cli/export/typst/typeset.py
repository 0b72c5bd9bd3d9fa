"""Each kind of document on paper: its template and its words."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final, Literal

from partyschool_cli.export.attendance_content import AttendanceContent
from partyschool_cli.export.catalog_content import CatalogContent
from partyschool_cli.export.export_format import Exported
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.table_content import TableContent
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.export.typst.attendance_data import attendance_data
from partyschool_cli.export.typst.catalog_data import catalog_data
from partyschool_cli.export.typst.compiler import compile_document
from partyschool_cli.export.typst.table_data import table_data
from partyschool_cli.export.typst.timetable_data import timetable_data

_Words = Callable[[Any, PrintOptions], tuple[str, dict[str, Any]]]

_WORDS: Final[Mapping[type, _Words]] = {
    TimetableContent: timetable_data,
    CatalogContent: catalog_data,
    TableContent: table_data,
    AttendanceContent: attendance_data,
}


def writers(
    format: Literal["pdf", "png"],
) -> Mapping[type, Callable[[Any, PrintOptions], Exported]]:
    """For each type of content, what writes it in `format`."""
    return {type_: partial(_write, words, format) for type_, words in _WORDS.items()}


def _write(
    words: _Words, format: Literal["pdf", "png"], content: Any, options: PrintOptions
) -> Exported:
    template, data = words(content, options)
    return compile_document(template, data, options, format)
