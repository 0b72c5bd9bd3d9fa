"""The list of what can be taken back."""

import datetime as dt
import json

from partyschool_cli.source.writing.undo_entry import OldFile, UndoEntry, UndoNote
from partyschool_cli.terminal.style import render
from partyschool_cli.views.undo_list import undo_list_json, undo_list_lines
from partyschool_cli.wording.dates import moment_text


def entry(command: str, files: int, at: dt.datetime) -> UndoEntry:
    changed = (OldFile(f"courses/{n}.yaml", None, None, "00") for n in range(files))
    return UndoEntry(UndoNote(command, at), tuple(changed))


FIRST = dt.datetime(2026, 11, 27, 2, 32, tzinfo=dt.UTC)
SECOND = dt.datetime(2026, 3, 2, 2, 32, tzinfo=dt.UTC)


def test_columns_line_up() -> None:
    lines = render(
        undo_list_lines([entry("pschool rename", 12, FIRST), entry("pschool set", 1, SECOND)]),
        colour=False,
    ).splitlines()
    assert lines == [
        f"1  {moment_text(FIRST)}  12 个文件  pschool rename",
        f"2    {moment_text(SECOND)}   1 个文件  pschool set",
    ]


def test_as_json() -> None:
    document = json.loads(undo_list_json([entry("pschool set", 2, FIRST)], "catalog/"))
    assert document == {
        "version": 1,
        "entries": [
            {
                "number": 1,
                "at": "2026-11-27T02:32:00+00:00",
                "command": "pschool set",
                "files": ["catalog/courses/0.yaml", "catalog/courses/1.yaml"],
            }
        ],
    }
