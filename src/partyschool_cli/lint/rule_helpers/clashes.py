"""What the rules on clashes say alike: which two meetings, when, and where one of them could go."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import At, Finding
from partyschool_cli.lint.rule_helpers.wording import content, related_sessions, time_of
from partyschool_cli.timetable.constraint import Constraint, Violation
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timetable import Timelines, Timetable
from partyschool_cli.wording.dates import day_text, times_text

# More clashes than this are told when these are mended: somebody made a file of nothing else.
# `clashing` gives fewer than all who clash at once, which loses none of these: where `n` do,
# `n * (n - 1) / 2` clashes come before.
_MOST = 1000


def clashes(
    timetable: Timetable, constraint: Constraint, timelines: Timelines
) -> Iterator[tuple[Meeting, Meeting, Violation]]:
    """The two meetings of each violation of a constraint on two, the earlier first, once each.

    `timelines` are those that the constraint keeps without overlaps.
    """
    found = chain.from_iterable(
        _clashes_of_day(timetable, constraint, name, day)
        for name, timeline in timelines.items()
        if timeline.has_overlaps
        for day in timeline.days.values()
    )
    return islice(found, _MOST)


def _clashes_of_day(
    timetable: Timetable, constraint: Constraint, name: str, day: Iterable[Meeting]
) -> Iterator[tuple[Meeting, Meeting, Violation]]:
    for later in sorted(day, key=lambda meeting: meeting.order):
        found = constraint.violations(timetable, later, later.slot)
        own = ((one, one.others[0]) for one in found if one.entity_id == name)
        for violation, earlier in sorted(own, key=lambda pair: pair[1].order):
            if earlier.order < later.order:
                yield earlier, later, violation


def overlap_text(earlier: Meeting, later: Meeting) -> str:
    """`10月12日（周一）09:30—10:00`: the time that both meetings take."""
    return day_text(later.date) + times_text(later.start, min(earlier.end, later.end))


def clash(
    context: CatalogContext,
    pair: tuple[Meeting, Meeting],
    at: At,
    message: str,
    otherwise: str,
    *names: str,
) -> Finding:
    """A finding at the later of two meetings, with the earlier one's sessions as related places.

    The hint names a free slot, if there is one; else it says `otherwise`. `names` are the ids of
    whom or what both meetings need.
    """
    earlier, later = pair
    related = related_sessions(context, earlier.sessions, "start")
    hint = _slot_hint(context, earlier, later) or otherwise
    return Finding(at, message, hint, related, named=(earlier.first.ref, *names))


def _slot_hint(context: CatalogContext, earlier: Meeting, later: Meeting) -> str:
    if context.catalog.manifest_file.is_broken:
        return ""
    for meeting, what in ((later, "这次课"), (earlier, _other(context, earlier))):
        if any(one.session.locked for one in meeting.sessions):
            continue
        slot = context.free_slots.of(meeting)
        if slot is not None:
            return f"可以把{what}调到{time_of(slot)}，那时班次、教师和教学点都有空"
    return ""


def _other(context: CatalogContext, earlier: Meeting) -> str:
    one = earlier.first
    return f"{one.training_class.title} {one.session.id}{content(context, one)}"
