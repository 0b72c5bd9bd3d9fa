"""What an export format is. One format, one file in `formats/`, named by its suffix."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from partyschool_cli.errors import CommandLineError
from partyschool_cli.export import formats
from partyschool_cli.export.documents.document import (
    AttendanceDocument,
    CatalogDocument,
    Document,
    PrintOptions,
    RegisterDocument,
    TimetableDocument,
)

# What `pschool export` writes, by its name on the command line.
DOCUMENT_TITLES: Mapping[str, str] = {
    "timetable": "课程表",
    "catalog": "课程目录",
    "teachers": "师资名册",
    "sites": "教学点名册",
    "classes": "班次名册",
    "attendance": "签到表",
}
# ... and what each is.
DOCUMENT_TYPES: Mapping[str, type] = {
    "timetable": TimetableDocument,
    "catalog": CatalogDocument,
    "teachers": RegisterDocument,
    "sites": RegisterDocument,
    "classes": RegisterDocument,
    "attendance": AttendanceDocument,
}


@dataclass(frozen=True, slots=True)
class MissingGlyph:
    """A character that no font has, and the text that it stands in, as the catalog has it.

    Whoever knows the catalog's files can look the text up and say where it is.
    """

    character: str
    text: str

    @property
    def message(self) -> str:
        """One line of Chinese."""
        name = self.character if self.character.isprintable() else "控制字符"
        return f"“{name}”（U+{ord(self.character):04X}）没有字体，印成了“〓”"


@dataclass(frozen=True, slots=True)
class Exported:
    """What an exporter gives: one file's bytes (or one a page, for pictures), and its warnings.

    `warnings` are lines of Chinese: text that was cut, a font that the system lacks. `missing` are
    the characters that could not be printed.
    """

    pages: tuple[bytes, ...]
    warnings: tuple[str, ...] = ()
    missing: tuple[MissingGlyph, ...] = ()

    @property
    def data(self) -> bytes:
        """The one file."""
        return self.pages[0]


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format: for each type of document that it can write, how."""

    writers: Mapping[type, Callable[[Any, PrintOptions], Exported]]

    def write(self, document: Document, options: PrintOptions) -> Exported:
        """Writes a document. Raises CommandLineError for one that the format has no form for."""
        writer = self.writers.get(type(document))
        if writer is None:
            raise CommandLineError("这种格式写不了这个表", "换一个后缀，如 .pdf、.docx、.xlsx")
        return writer(document, options)


# New formats come last.
_ORDER = ("pdf", "docx", "xlsx", "html", "png", "ics", "csv", "md", "json", "jsonld")


def format_names() -> tuple[str, ...]:
    """The formats there are: the files of `formats/`, in the order of the help."""
    folder = Path(next(iter(formats.__path__)))
    found = {path.stem for path in folder.glob("*.py") if path.stem != "__init__"}
    return (*(name for name in _ORDER if name in found), *sorted(found - set(_ORDER)))


def formats_of(document: str) -> tuple[str, ...]:
    """The formats that a document of `DOCUMENT_TYPES` can be written in."""
    type_ = DOCUMENT_TYPES[document]
    return tuple(name for name in format_names() if type_ in load_format(name).writers)


def load_format(name: str) -> ExportFormat:
    """The format of `formats/NAME.py`. Raises TypeError where it has no `export_format`."""
    module = import_module(f"{formats.__name__}.{name}")
    found = getattr(module, "export_format", None)
    if not isinstance(found, ExportFormat):
        raise TypeError(f"{module.__name__} has no `export_format = ExportFormat(…)`")
    return found
