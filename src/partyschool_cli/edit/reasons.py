"""Why a session changed: it goes before what its note says already."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from partyschool_cli.edit.said import plain_text
from partyschool_cli.model.describe import Field, fields_of
from partyschool_cli.model.training_class import Session
from partyschool_cli.source.text_edits.text_edits import SetValue, TextEdit
from partyschool_cli.wording.marks import REASON_END


def reason_edits(position: int, session: Mapping[str, Any], why: str) -> Iterator[TextEdit]:
    """What puts a reason before the note of a session of a class, unless it is there already.

    Raises CommandLineError for one that is no text on one line.
    """
    if not why.strip():
        return
    reason, old = plain_text(_note(), why), str(session.get("note") or "")
    if old != reason and not old.startswith(f"{reason}{REASON_END}"):
        note = f"{reason}{REASON_END}{old}" if old else reason
        yield SetValue(("sessions", position, "note"), note)


@cache
def _note() -> Field:
    return next(field for field in fields_of(Session) if field.name == "note")
