"""What the rules on clashes say alike: which two meetings, when, and where one of them could go."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import At, Finding
from partyschool_cli.lint.rule_helpers.wording import content, related_sessions, time_of
from partyschool_cli.timetable.constraint import Constraint, Violation
from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.timetable.timetable import Timelines, Timetable
from partyschool_cli.wording.dates import day_text, times_text

# More pairs than this of one day of one teacher, site or class are told when these are mended:
# somebody made a file of nothing else. `clashing` gives fewer than all who clash at once, which
# loses none of these: where `n` do, `n * (n - 1) / 2` pairs come before.
_MOST_OF_A_DAY = 2000


class Clash(NamedTuple):
    """A meeting, and the earlier ones that it overlaps, of one teacher, site or class: `name`.

    `violation` is that of the later meeting and the first of the earlier ones.
    """

    name: str
    earlier: tuple[Meeting, ...]
    later: Meeting
    violation: Violation

    @property
    def overlap_text(self) -> str:
        """`10月12日（周一）09:30—10:00`: the time that the meetings take from each other."""
        end = min(self.later.end, max(one.end for one in self.earlier))
        return day_text(self.later.date) + times_text(self.later.start, end)

    @property
    def how_many(self) -> str:
        """How many meetings there are: 两 or `3 `."""
        return "两" if len(self.earlier) == 1 else f" {len(self.earlier) + 1} "


def clashes(timetable: Timetable, constraint: Constraint, timelines: Timelines) -> Iterator[Clash]:
    """The clashes of a constraint on two meetings: one for each that overlaps earlier ones.

    `timelines` are those that the constraint keeps without overlaps.
    """
    for name, timeline in timelines.items():
        if timeline.has_overlaps:
            for day in timeline.days.values():
                yield from _clashes_of_day(timetable, constraint, name, day)


def _clashes_of_day(
    timetable: Timetable, constraint: Constraint, name: str, day: Iterable[Meeting]
) -> Iterator[Clash]:
    pairs = 0
    for later in sorted(day, key=lambda meeting: meeting.order):
        found = constraint.violations(timetable, later, later.slot)
        before = _before(later, (one for one in found if one.entity_id == name))
        if before:
            earlier = sorted(before, key=lambda meeting: meeting.order)
            yield Clash(name, tuple(earlier), later, before[earlier[0]])
        pairs += len(before)
        if pairs >= _MOST_OF_A_DAY:
            return


def _before(later: Meeting, found: Iterable[Violation]) -> Mapping[Meeting, Violation]:
    of_other = {violation.others[0]: violation for violation in found}
    return {other: one for other, one in of_other.items() if other.order < later.order}


def clash(
    context: CatalogContext,
    meetings: tuple[tuple[Meeting, ...], Meeting],
    at: At,
    message: str,
    otherwise: str,
    *names: str,
) -> Finding:
    """A finding at the later of some meetings, with the earlier ones' sessions as related places.

    The hint names a free slot, if there is one; else it says `otherwise`. `names` are the ids of
    whom or what all of them need.
    """
    earlier, later = meetings
    related = [one for each in earlier for one in related_sessions(context, each.sessions, "start")]
    hint = _slot_hint(context, earlier, later) or otherwise
    named = (*(one.first.ref for one in earlier), *names)
    return Finding(at, message, hint, tuple(related), named=named)


def _slot_hint(context: CatalogContext, earlier: tuple[Meeting, ...], later: Meeting) -> str:
    if context.catalog.manifest_file.is_broken:
        return ""
    # To move one of several earlier ones is not enough.
    others = [(one, _other(context, one)) for one in earlier] if len(earlier) == 1 else []
    for meeting, what in ((later, "这次课"), *others):
        if any(one.session.locked for one in meeting.sessions):
            continue
        slot = context.free_slots.of(meeting)
        if slot is not None:
            where = f"可以把{what}调到{time_of(slot)}，那时班次、教师和教学点都有空"
            # One who is to move several sessions (合班) is shown no command that moves one of them.
            return where if len(meeting.sessions) > 1 else f"{where}：{_command(meeting, slot)}"
    return ""


def _command(meeting: Meeting, slot: Slot) -> str:
    from partyschool_cli.wording.commands import move_command

    return move_command(meeting.first.ref, meeting.date, (slot.date, slot.start, None))


def _other(context: CatalogContext, earlier: Meeting) -> str:
    one = earlier.first
    return f"{one.training_class.title} {one.session.id}{content(context, one)}"
