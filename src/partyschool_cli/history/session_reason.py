"""Why a session changed, as its note says."""

from typing import Final

from partyschool_cli.model.training_class import Session
from partyschool_cli.wording.marks import REASON_END
from partyschool_cli.wording.rescheduled import reason_in

_CHANGED: Final = frozenset({"moved", "cancelled"})


def reason_of(was: Session | None, now: Session | None) -> str | None:
    """The reason; None where the note gives none.

    What was put into the note gives it, and the whole note of a session whose status says only now
    that it was moved or cancelled. What a note said before of another matter (带笔记本), or of an
    earlier move, is no reason. Of what `reschedule` put there, only the reason is one: when a
    session was to be, a notice tells anyway.
    """
    if now is None or not now.note:
        return None
    old = was.note if was is not None else None
    if was is None or now.note == old:
        is_new = was is None or was.status != now.status
        return reason_in(now.note) if is_new and now.status in _CHANGED else None
    return reason_in(now.note.removesuffix(f"{REASON_END}{old}") if old else now.note)
