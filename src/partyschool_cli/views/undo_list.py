"""The changes that can be taken back, the last first."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from partyschool_cli.markup.json_text import json_document
from partyschool_cli.source.text.personal import mask
from partyschool_cli.source.writing.undo_entry import UndoEntry
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.width import display_width, pad
from partyschool_cli.wording.dates import moment_text

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line

VERSION = 1


def undo_list_lines(entries: Sequence[UndoEntry]) -> Iterator["Line"]:
    """A line each: its number, when, how many files, what was run."""
    rows = [
        (f"{number}", moment_text(one.note.at), f"{len(one.files)} 个文件", one.note.command)
        for number, one in enumerate(entries, 1)
    ]
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    for number, when, files, command in rows:
        yield (
            Styled(pad(number, widths[0], "right"), "id"),
            Styled(f"  {pad(when, widths[1], 'right')}"),
            Styled(f"  {pad(files, widths[2], 'right')}", "muted"),
            Styled(f"  {mask(command)}"),
        )


def undo_list_json(entries: Sequence[UndoEntry], prefix: str) -> str:
    """The same as a JSON document; `prefix` is the shown path to the catalog."""
    listed = [
        {
            "number": number,
            "at": one.note.at.isoformat(),
            "command": mask(one.note.command),
            "files": sorted(mask(prefix + file.path) for file in one.files),
        }
        for number, one in enumerate(entries, 1)
    ]
    return json_document({"version": VERSION, "entries": listed})
