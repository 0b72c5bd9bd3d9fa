"""The next site is further than the time between two meetings, for a teacher or a class."""

from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.clashes import clash
from partyschool_cli.lint.rule_helpers.wording import at_session, called
from partyschool_cli.model.entity import Entity
from partyschool_cli.timetable.constraints.no_time_to_travel import hurried
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.overlaps import consecutive
from partyschool_cli.timetable.timeline import Timeline
from partyschool_cli.timetable.timetable import Timetable

Pair = tuple[Meeting, Meeting]


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each pair of meetings between which somebody cannot get there, once for all of these.

    Only from one meeting to the next: what is further apart follows from these.
    """
    timetable = context.timetable
    late: dict[Pair, list[Entity]] = {}
    for timelines, entities in (
        (timetable.by_class, context.catalog.classes),
        (timetable.by_teacher, timetable.teachers),
    ):
        for name, timeline in timelines.items():
            if name in entities:
                for pair in _hurried(timetable, timeline):
                    late.setdefault(pair, []).append(entities[name])
    for pair, who in late.items():
        yield _finding(context, pair, who)


def _hurried(timetable: Timetable, timeline: Timeline) -> Iterator[Pair]:
    """The pairs of one's meetings that follow each other faster than one can travel."""
    for day in timeline.days.values():
        if len(day) > 1:
            yield from _hurried_on(timetable, [one for one in day if _is_somewhere(timetable, one)])


def _hurried_on(timetable: Timetable, day: list[Meeting]) -> Iterator[Pair]:
    # The last meeting at each site, in order: from a site whose way nobody wrote down, nothing
    # follows.
    last_at: dict[str, Meeting] = {}
    follows = {later for _, later in consecutive(day)}
    for later in day:
        site = later.site or ""
        if later in follows:
            ways = ((one, timetable.travel_minutes(at, site)) for at, one in last_at.items())
            known = [one for one, minutes in ways if minutes is not None]
            earlier = max(reversed(known), key=lambda one: one.end, default=None)
            if earlier is not None and hurried(timetable, earlier.slot, later.slot):
                yield earlier, later
        if site not in last_at or later.end >= last_at[site].end:
            last_at.pop(site, None)
            last_at[site] = later


def _is_somewhere(timetable: Timetable, meeting: Meeting) -> bool:
    """Whether one has to go to a meeting: not where nobody knows where it is, nor online."""
    site = timetable.sites.get(meeting.site or "")
    return site is not None and site.venue != "online"


def _finding(context: CatalogContext, pair: Pair, who: list[Entity]) -> Finding:
    timetable = context.timetable
    earlier, later = pair
    here, there = timetable.sites[earlier.site or ""], timetable.sites[later.site or ""]
    travel, gap = timetable.travel_minutes(here.id, there.id), later.start - earlier.end
    return clash(
        context,
        ((earlier,), later),
        at_session(context, later.first, "site"),
        f"{'、'.join(map(called, who))}从{called(here)}到{called(there)}要 {travel} 分钟，"
        f"中间只有 {gap} 分钟",
        "推迟这次课，或换近一些的教学点",
    )


rule = Rule(
    code="PS410",
    severity="warning",
    title="来不及赶到",
    reason=(
        "教师或班次从一个教学点到下一个，路上的时间比课间长。"
        "推迟后一次课，或换近一些的教学点；路程写在教学点的 travel_minutes，写一头就行。"
    ),
    check=check,
    needs_manifest=False,
    bad=(
        Example(
            changed={
                "classes/youth.yaml": {"start: 14:30": "start: 14:59", "end: 16:00": "end: 16:29"}
            },
            added={"sites/village-museum.yaml": "travel_minutes: {classroom: 30}\n"},
            at="classes/youth.yaml:20:11",
        ),
        Example(
            added={"sites/classroom.yaml": "travel_minutes: {village-museum: 30}\n"},
            at="classes/youth.yaml:20:11",
        ),
        Example(
            changed={
                "classes/youth.yaml": {"start: 14:30": "start: 10:00", "end: 16:00": "end: 11:30"}
            },
            added={"sites/village-museum.yaml": "travel_minutes: {classroom: 30}\n"},
            at="classes/youth.yaml:20:11",
        ),
    ),
    good=(
        Example(
            changed={
                "classes/youth.yaml": {"start: 14:30": "start: 15:00", "end: 16:00": "end: 16:30"}
            },
            added={"sites/village-museum.yaml": "travel_minutes: {classroom: 30}\n"},
        ),
    ),
)
