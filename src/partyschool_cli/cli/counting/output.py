"""Where statistics go: a terminal, standard output, or a file in the format of its suffix."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from partyschool_cli.cli.exporting.target import format_of_suffix
from partyschool_cli.cli.output import STANDARD_OUTPUT, refuse_target, write_output
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.views.stats_sections import Section

_TITLE = "统计"
_FILES = ("xlsx", "docx", "md", "json")


@dataclass(frozen=True, slots=True)
class StatsTarget:
    """The format, and the file, None for standard output."""

    format: str
    file: str | None

    @property
    def is_for_people(self) -> bool:
        """Whether it is text for a terminal."""
        return self.format == "text"


@dataclass(frozen=True, slots=True)
class ShownStatistics:
    """Statistics as sections with a title above them, and as the text of `--format json`.

    `is_aligned`: on a terminal all sections have the same columns.
    """

    title: str
    sections: tuple[Section, ...]
    json: Callable[[], bytes]
    is_aligned: bool = True


def stats_target(output: str | None, format: str | None) -> StatsTarget:
    """The target of `-o` and `--format`. Raises CommandLineError for those that do not fit."""
    file = None if output == STANDARD_OUTPUT else output
    if file is not None:
        refuse_target(Path(file))
    form = format
    if form is None:
        form = "text" if file is None else format_of_suffix(_TITLE, _FILES, file)
    if form == "text" and file is not None:
        raise CommandLineError("终端上的文字不能写入文件", "用 -o 统计.xlsx、.docx、.md 或 .json")
    return StatsTarget(form, file)


def write_statistics(workspace: Workspace, shown: ShownStatistics, target: StatsTarget) -> None:
    """Show statistics, or write them to a file.

    Raises CommandLineError for a document on a terminal.
    """
    console = workspace.console
    if target.is_for_people:
        from partyschool_cli.views.stats_text import stats_lines

        is_aligned = shown.is_aligned
        lines = stats_lines(shown.title, shown.sections, console.width, is_aligned=is_aligned)
        console.print(lines)
        return
    data = _bytes(shown, target.format, PrintOptions(printed=workspace.today))
    if target.file is not None:
        write_output(console, data, target.file, _TITLE)
    elif target.format in {"xlsx", "docx"} and console.is_terminal:
        hint = f"写入文件：-o 统计.{target.format}"
        raise CommandLineError(f"{target.format} 不是文本，不能显示在终端上", hint)
    else:
        console.write(data)


def _bytes(shown: ShownStatistics, format: str, options: PrintOptions) -> bytes:
    if format == "json":
        return shown.json()
    if format == "md":
        from partyschool_cli.views.stats_markdown import stats_markdown

        return stats_markdown(shown.title, shown.sections).encode()
    from partyschool_cli.export.export_format import load_format
    from partyschool_cli.views.stats_content import stats_content

    content = stats_content(shown.title, shown.sections)
    return load_format(format).write(content, options).data
