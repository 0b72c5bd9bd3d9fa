"""Each kind of document on paper: its template and its words."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final, Literal

from partyschool_cli.export.documents.document import (
    AttendanceDocument,
    CatalogDocument,
    PrintOptions,
    RegisterDocument,
    TimetableDocument,
)
from partyschool_cli.export.exporter import Exported
from partyschool_cli.export.typst.attendance import attendance_words
from partyschool_cli.export.typst.catalog import catalog_words
from partyschool_cli.export.typst.compiler import compile_document
from partyschool_cli.export.typst.register import register_words
from partyschool_cli.export.typst.timetable import timetable_words

_Words = Callable[[Any, PrintOptions], tuple[str, dict[str, Any]]]

_WORDS: Final[Mapping[type, _Words]] = {
    TimetableDocument: timetable_words,
    CatalogDocument: catalog_words,
    RegisterDocument: register_words,
    AttendanceDocument: attendance_words,
}


def writers(
    format: Literal["pdf", "png"],
) -> Mapping[type, Callable[[Any, PrintOptions], Exported]]:
    """For each type of document, what writes it in `format`."""
    return {type_: partial(_write, words, format) for type_, words in _WORDS.items()}


def _write(
    words: _Words, format: Literal["pdf", "png"], document: Any, options: PrintOptions
) -> Exported:
    template, data = words(document, options)
    return compile_document(template, data, options, format)
