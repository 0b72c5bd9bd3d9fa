"""Why a session changed: it goes before what its note says already."""

from collections.abc import Iterator, Mapping
from typing import Any

from partyschool_cli.source.text_edits import SetValue, TextEdit
from partyschool_cli.wording.marks import REASON_END


def reason_edits(position: int, session: Mapping[str, Any], why: str) -> Iterator[TextEdit]:
    """What puts a reason before the note of a session of a class, unless it is there already."""
    reason, old = why.strip(), str(session.get("note") or "")
    if reason and old != reason and not old.startswith(f"{reason}{REASON_END}"):
        note = f"{reason}{REASON_END}{old}" if old else reason
        yield SetValue(("sessions", position, "note"), note)
