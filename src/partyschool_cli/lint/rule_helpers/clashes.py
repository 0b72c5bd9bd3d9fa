"""What the rules on clashes say alike: which two meetings, when, and where one of them could go."""

from collections.abc import Iterator
from itertools import islice

from partyschool_cli.lint.context import Inspection
from partyschool_cli.lint.finding import At, Finding
from partyschool_cli.lint.rule_helpers.wording import content, related_sessions
from partyschool_cli.timetable.clashes import overlapping
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.wording.dates import day_text, times_text

# More clashes than this of one day of one teacher, site or class are told when these are mended:
# somebody made a file of nothing else.
_MOST_OF_A_DAY = 1000


def clashing(day: tuple[Meeting, ...]) -> Iterator[tuple[Meeting, Meeting]]:
    """The pairs of one day's meetings that overlap, the earlier first."""
    return islice(overlapping(day), _MOST_OF_A_DAY)


def overlap_text(earlier: Meeting, later: Meeting) -> str:
    """`10月12日（周一）09:30—10:00`: the time that both meetings take."""
    return day_text(later.date) + times_text(later.start, min(earlier.end, later.end))


def clash(
    inspection: Inspection,
    pair: tuple[Meeting, Meeting],
    at: At,
    message: str,
    otherwise: str,
    *names: str,
) -> Finding:
    """A fault at the later of two meetings, with the earlier one's sessions as related places.

    The hint names a free slot, if there is one; else it says `otherwise`. `names` are the ids of
    whom or what both meetings need.
    """
    earlier, later = pair
    related = related_sessions(inspection, earlier.sessions, "start")
    hint = _slot_hint(inspection, earlier, later) or otherwise
    return Finding(at, message, hint, related, named=(earlier.first.ref, *names))


def _slot_hint(inspection: Inspection, earlier: Meeting, later: Meeting) -> str:
    if inspection.catalog.manifest_file.is_broken:
        return ""
    for meeting, called in ((later, "这次课"), (earlier, _other(earlier))):
        if any(placed.session.locked for placed in meeting.sessions):
            continue
        slot = inspection.free_slots.of(meeting)
        if slot is not None:
            return f"可以把{called}调到{slot}，那时班次、教师和教学点都有空"
    return ""


def _other(meeting: Meeting) -> str:
    placed = meeting.first
    return f"{placed.training_class.title} {placed.session.id}{content(placed)}"
