"""Why a session changed: it goes before what its note says already."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from partyschool_cli.source.text_edits import SetValue, TextEdit

_SEPARATOR: Final = "；"


def reason_edits(position: int, session: Mapping[str, Any], why: str) -> Iterator[TextEdit]:
    """What puts a reason before the note of a session of a class, unless it is there already."""
    reason, old = why.strip(), str(session.get("note") or "")
    if reason and old != reason and not old.startswith(f"{reason}{_SEPARATOR}"):
        note = f"{reason}{_SEPARATOR}{old}" if old else reason
        yield SetValue(("sessions", position, "note"), note)
