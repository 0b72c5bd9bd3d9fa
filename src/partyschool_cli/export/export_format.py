"""Export formats: one file each in `formats/`, with one public `export_format`.

A format is named by its file; the name is also the suffix of the files that it writes.
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
    """A character that no font has, and the catalog's text that contains it."""

    character: str
    text: str

    @property
    def message(self) -> str:
        """One line of Chinese."""
        name = self.character if self.character.isprintable() else "控制字符"
        return f"“{name}”（U+{ord(self.character):04X}）没有字体，印成了“〓”"


@dataclass(frozen=True, slots=True)
class Exported:
    """Exported bytes: one file, or one per page for pictures.

    `warnings` are lines of Chinese, such as for text that was cut or a font that is not installed.
    `missing` are the characters that could not be printed.
    """

    pages: tuple[bytes, ...]
    warnings: tuple[str, ...] = ()
    missing: tuple[MissingGlyph, ...] = ()

    @property
    def data(self) -> bytes:
        """The one file."""
        return self.pages[0]

    def files(self, target: Path) -> dict[Path, bytes]:
        """Path → bytes: `target` itself, and `NAME_2.png`, `NAME_3.png` for more pages.

        Ids have no `_`, so the pages of class `a` never collide with the file of class `a-1`.
        """
        return dict(self._files(target))

    def _files(self, target: Path) -> Iterator[tuple[Path, bytes]]:
        yield target, self.data
        for number, page in enumerate(self.pages[1:], 2):
            yield target.with_name(f"{target.stem}_{number}{target.suffix}"), page


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format: a writer for each type of content that it supports.

    `is_slow`: writing many files is worth several processes. `says_changes`: the files say when
    each class last changed, so that the options have to. `has_code`: the files say the code of
    what has one.
    """

    writers: Mapping[type[Content], Callable[[Any, PrintOptions], Exported]]
    is_slow: bool = False
    says_changes: bool = False
    has_code: bool = False

    def write(self, content: Content, options: PrintOptions) -> Exported:
        """Writes content. Raises CommandLineError for an unsupported type of content."""
        writer = self.writers.get(type(content))
        if writer is None:
            raise CommandLineError("这种格式写不了这个表", "换一个后缀，如 .pdf、.docx、.xlsx")
        return writer(content, options)


# In the order of the help; new formats come last.
_ORDER = ("pdf", "docx", "xlsx", "html", "png", "ics", "csv", "md", "json", "jsonld", "txt")


def format_names() -> tuple[str, ...]:
    """The names of the formats, in the order of the help."""
    return discover.names(formats, _ORDER)


def load_format(name: str) -> ExportFormat:
    """The format of `formats/NAME.py`. Raises TypeError if that file has no `export_format`."""
    return discover.load(formats, name, "export_format", ExportFormat)


def formats_for(content: type[Content]) -> tuple[str, ...]:
    """The names of the formats that support a type of content."""
    return tuple(name for name in format_names() if content in load_format(name).writers)
