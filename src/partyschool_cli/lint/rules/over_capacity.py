"""More trainees at a site than it holds: one class, or all that are there at one moment."""

from collections.abc import Iterator, Sequence

from partyschool_cli.lint.context import Inspection
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.wording import at_session, called, related_sessions
from partyschool_cli.model.site import Site
from partyschool_cli.timetable.clashes import crowds
from partyschool_cli.timetable.meetings import Meeting, PlacedSession
from partyschool_cli.timetable.timetable import Days

Sessions = tuple[PlacedSession, ...]


def check(inspection: Inspection) -> Iterator[Finding]:
    """The same classes too many for a site are one finding, however often they meet there."""
    timetable = inspection.timetable
    for name, days in timetable.of_site.items():
        site = timetable.sites.get(name)
        if site is not None and site.venue != "online" and site.capacity is not None:
            yield from _alone(inspection, site, site.capacity, days)
            yield from _together(inspection, site, site.capacity, days)


def _alone(inspection: Inspection, site: Site, capacity: int, days: Days) -> Iterator[Finding]:
    found: dict[str, list[PlacedSession]] = {}
    for meetings in days.values():
        for meeting in meetings:
            for placed in meeting.sessions:
                if placed.training_class.size > capacity:
                    found.setdefault(placed.training_class.id, []).append(placed)
    for sessions in found.values():
        first, *others = sessions
        held = first.training_class
        yield Finding(
            at_session(inspection, first, "site"),
            f"{called(held)}有 {held.size} 人，{called(site)}只容 {capacity} 人",
            "换大一些的教学点，或分班上课",
            related_sessions(inspection, tuple(others), "site"),
            named=(site.id,),
        )


def _together(inspection: Inspection, site: Site, capacity: int, days: Days) -> Iterator[Finding]:
    found: dict[frozenset[str], list[Sessions]] = {}
    for meetings in days.values():
        for crowd in _crowds(site, meetings):
            # A class that is too large by itself is told of by itself.
            present = {
                placed.training_class.id: placed
                for meeting in crowd
                for placed in meeting.sessions
                if placed.training_class.size <= capacity
            }
            if sum(placed.training_class.size for placed in present.values()) > capacity:
                found.setdefault(frozenset(present), []).append(tuple(present.values()))
    for moments in found.values():
        *earlier, latest = moments[0]
        classes = [placed.training_class for placed in moments[0]]
        total = sum(held.size for held in classes)
        others = tuple(earlier) + tuple(placed for moment in moments[1:] for placed in moment)
        yield Finding(
            at_session(inspection, latest, "site"),
            f"{'、'.join(map(called, classes))}同时在{called(site)}，共 {total} 人，"
            f"只容 {capacity} 人",
            "换大一些的教学点，或错开时间",
            related_sessions(inspection, others, "site"),
            named=(site.id, *sorted(held.id for held in classes)),
        )


def _crowds(site: Site, meetings: Sequence[Meeting]) -> Iterator[tuple[Meeting, ...]]:
    """Who is there together: all at one moment where it is shared, else the classes of a 合班."""
    if site.shared:
        return crowds(meetings)
    return ((meeting,) for meeting in meetings)


def _taught_together(size: int) -> dict[str, dict[str, str]]:
    """The last sessions of `spring`'s first day and of `youth`, as 合班."""
    return {
        "classes/youth.yaml": {
            "size: 20": f"size: {size}  # 另一个班 30 人",
            "s02\n    date: 2026-03-11": "s02\n    date: 2026-03-10",
        }
    }


def _at_once(size: int) -> dict[str, dict[str, str]]:
    """The opening of `youth` at the site where `spring` is at that time."""
    return {
        "classes/youth.yaml": {
            "size: 20": f"size: {size}  # 另一个班 30 人",
            "s01\n    date: 2026-03-11": "s01\n    date: 2026-03-10",
            "end: 14:30": "end: 14:31",
            "site: classroom": "site: village-museum",
        }
    }


rule = Rule(
    code="PS406",
    severity="error",
    title="人数超过容量",
    reason=(
        "学员坐不下，或有安全问题。合班和共用的教学点按同一时间所有班的人数合计。"
        "换大一些的地方，或错开时间。"
    ),
    check=check,
    needs_manifest=False,
    bad=(
        Example(
            changed={"sites/classroom.yaml": {"capacity: 60": "capacity: 29  # 这个班 30 人"}},
            at="classes/spring.yaml:14:11",
        ),
        Example(_taught_together(31), at="classes/youth.yaml:20:11"),
        Example(
            _at_once(31),
            {"sites/village-museum.yaml": "shared: true\n"},
            at="classes/spring.yaml:21:11",
        ),
    ),
    good=(
        Example(_taught_together(30)),
        Example(_at_once(30), {"sites/village-museum.yaml": "shared: true\n"}),
    ),
)
