"""More trainees at a site than it holds: one class, or all that are there at one moment."""

from collections.abc import Iterator
from itertools import chain

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.wording import at_session, called, related_sessions
from partyschool_cli.model.site import Site
from partyschool_cli.timetable.groups import headcount, people
from partyschool_cli.timetable.meetings import Meeting, trainees
from partyschool_cli.timetable.overlaps import crowds
from partyschool_cli.timetable.timeline import Timeline

Crowd = tuple[Meeting, ...]
Sessions = tuple[ClassSession, ...]


def check(context: CatalogContext) -> Iterator[Finding]:
    """The same classes too many for a site are one finding, however often they meet there."""
    timetable = context.timetable
    for name, timeline in timetable.by_site.items():
        site = timetable.sites.get(name)
        if site is not None and site.capacity is not None and site.venue != "online":
            too_many = [
                crowd for crowd in _crowds(site, timeline) if trainees(crowd) > site.capacity
            ]
            yield from _alone(context, site, site.capacity, too_many)
            yield from _together(context, site, site.capacity, too_many)


def _crowds(site: Site, timeline: Timeline) -> Iterator[Crowd]:
    """All who are there at one moment where a site is shared, else each meeting."""
    if site.shared:
        return chain.from_iterable(map(crowds, timeline.days.values()))
    return ((meeting,) for meeting in timeline.meetings)


def _alone(
    context: CatalogContext, site: Site, capacity: int, too_many: list[Crowd]
) -> Iterator[Finding]:
    """The classes that are too large by themselves."""
    found: dict[str, list[ClassSession]] = {}
    for meeting in dict.fromkeys(chain.from_iterable(too_many)):
        for one in meeting.sessions:
            if people(one) > capacity:
                found.setdefault(one.training_class.id, []).append(one)
    for first, *others in found.values():
        too_large, group = called(first.training_class), first.session.group
        if group:
            too_large += f"的{group}（按各组一样多算）"
        yield Finding(
            at_session(context, first, "site"),
            f"{too_large}有 {people(first)} 人，{called(site)}只容 {capacity} 人",
            "换大一些的教学点，或分班上课",
            related_sessions(context, others, "site"),
            named=(site.id,),
        )


def _together(
    context: CatalogContext, site: Site, capacity: int, too_many: list[Crowd]
) -> Iterator[Finding]:
    """The classes that are too many without those that are too large by themselves."""
    found: dict[frozenset[str], list[Sessions]] = {}
    for crowd in too_many:
        sessions = (one for meeting in crowd for one in meeting.sessions)
        present = tuple(one for one in sessions if people(one) <= capacity)
        if headcount(present) > capacity:
            there = frozenset(one.training_class.id for one in present)
            found.setdefault(there, []).append(present)
    for moments in found.values():
        *earlier, latest = moments[0]
        classes = {one.training_class.id: one.training_class for one in moments[0]}
        total = headcount(moments[0])
        yield Finding(
            at_session(context, latest, "site"),
            f"{'、'.join(map(called, classes.values()))}同时在{called(site)}，共 {total} 人，"
            f"只容 {capacity} 人",
            "换大一些的教学点，或错开时间",
            related_sessions(context, chain(earlier, *moments[1:]), "site"),
            named=(site.id, *sorted(classes)),
        )


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
