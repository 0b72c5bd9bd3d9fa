"""What the note of a session says that something made another: when it was to be, and why."""

import re
from typing import Final

# In front of the reason, which may hold any mark; what the note said before stands behind `；`.
_NOTE: Final = re.compile(r"原定[^，；]+，因(?P<why>.+)调整", re.DOTALL)
_WITHOUT_WHY: Final = re.compile(r"原定[^，；]+，有调整")


def rescheduled_note(was: str, why: str) -> str:
    """`原定12月15日上午，因暴雪橙色预警调整`; `was` has no comma."""
    return f"原定{was}，因{why}调整" if why else f"原定{was}，有调整"


def reason_in(note: str) -> str | None:
    """The reason in such a note, None where it gives none; of any other note, all that it says."""
    if _WITHOUT_WHY.fullmatch(note):
        return None
    found = _NOTE.fullmatch(note)
    return note if found is None else found["why"]
