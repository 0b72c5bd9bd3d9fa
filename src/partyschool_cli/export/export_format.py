"""What an export format is: one file in `formats/` with one public `export_format`.

Its name is its file's, and the suffix of the files that it writes.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from partyschool_cli import discover
from partyschool_cli.errors import CommandLineError
from partyschool_cli.export import formats
from partyschool_cli.export.content import Content
from partyschool_cli.export.print_options import PrintOptions


@dataclass(frozen=True, slots=True)
class MissingGlyph:
    """A character that no font has, and the text of the catalog that it stands in."""

    character: str
    text: str

    @property
    def message(self) -> str:
        """One line of Chinese."""
        name = self.character if self.character.isprintable() else "控制字符"
        return f"“{name}”（U+{ord(self.character):04X}）没有字体，印成了“〓”"


@dataclass(frozen=True, slots=True)
class Exported:
    """What a format gives: one file's bytes (or one a page, for pictures), and its warnings.

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

    def files(self, target: Path) -> dict[Path, bytes]:
        """The file `target`, or its pages as `NAME_1.png`, `NAME_2.png`.

        An id has no `_`, so that the pages of class `a` are never taken for the file of `a-1`.
        """
        return dict(self._files(target))

    def _files(self, target: Path) -> Iterator[tuple[Path, bytes]]:
        if len(self.pages) == 1:
            yield target, self.data
            return
        digits = len(str(len(self.pages)))
        for number, page in enumerate(self.pages, 1):
            yield target.with_name(f"{target.stem}_{number:0{digits}}{target.suffix}"), page


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format: for each type of content that it can write, how.

    `is_slow` is true where a file takes so long that many are worth several processes.
    """

    writers: Mapping[type[Content], Callable[[Any, PrintOptions], Exported]]
    is_slow: bool = False

    def write(self, content: Content, options: PrintOptions) -> Exported:
        """Raises CommandLineError for a type of content that the format has no form for."""
        writer = self.writers.get(type(content))
        if writer is None:
            raise CommandLineError("这种格式写不了这个表", "换一个后缀，如 .pdf、.docx、.xlsx")
        return writer(content, options)


# In the order of the help; new formats come last.
_ORDER = ("pdf", "docx", "xlsx", "html", "png", "ics", "csv", "md", "json", "jsonld")


def format_names() -> tuple[str, ...]:
    """The formats there are: the files of `formats/`, in the order of the help."""
    return discover.names(formats, _ORDER)


def load_format(name: str) -> ExportFormat:
    """The format of `formats/NAME.py`. Raises TypeError where it has no `export_format`."""
    return discover.load(formats, name, "export_format", ExportFormat)


def formats_for(content: type[Content]) -> tuple[str, ...]:
    """The formats that can write a type of content."""
    return tuple(name for name in format_names() if content in load_format(name).writers)
