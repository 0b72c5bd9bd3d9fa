"""What commits changed as JSON, for programs."""

from collections.abc import Iterable

from partyschool_cli.history.log import LogEntry
from partyschool_cli.markup.json_text import json_document
from partyschool_cli.source.text.personal import mask
from partyschool_cli.views.diff_json import changes_json

VERSION = 1


def log_json(entries: Iterable[LogEntry]) -> str:
    """The document: the commits, newest first, each with its changes."""
    listed = [
        {
            "commit": one.commit,
            "author": mask(one.author),
            "date": one.date.isoformat(),
            "message": mask(one.message),
            "changes": changes_json(one.changes),
        }
        for one in entries
    ]
    return json_document({"version": VERSION, "commits": listed})
