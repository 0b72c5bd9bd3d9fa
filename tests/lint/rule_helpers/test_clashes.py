"""Clashes on random timetables: rules and constraints, against a look at all pairs."""

import datetime as dt
import itertools
from collections.abc import Iterator

from hypothesis import given, settings

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import At, Finding
from partyschool_cli.lint.registry import rules_matching
from partyschool_cli.timetable.constraint import all_constraints
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timetable import Timetable, timetable_of
from tests.full_run import is_full_run
from tests.timetable.random_timetables import Files, files, random_catalog

TODAY = dt.date(2026, 11, 23)

# The earlier meeting, the later one, and whom or what both need.
Clash = tuple[str, str, str]


def pairs(timetable: Timetable) -> Iterator[tuple[Meeting, Meeting]]:
    """All pairs of one day's meetings, the earlier first."""
    for earlier, later in itertools.combinations(timetable.meetings, 2):
        if earlier.date == later.date:
            yield earlier, later


def overlap(one: Meeting, other: Meeting) -> bool:
    return one.start < other.end and other.start < one.end


def oracle(timetable: Timetable) -> dict[str, set[Clash]]:
    """Every clash of teachers, sites and classes, known or not, retired or not."""
    found: dict[str, set[Clash]] = {"teacher": set(), "site": set(), "class": set()}
    for earlier, later in pairs(timetable):
        if overlap(earlier, later):
            refs = (earlier.first.ref, later.first.ref)
            teachers = set(earlier.slot.teachers) & set(later.slot.teachers)
            found["teacher"] |= {(*refs, name) for name in teachers}
            found["class"] |= {(*refs, name) for name in set(earlier.classes) & set(later.classes)}
            if earlier.site == later.site and earlier.site in ("hall", "field"):
                found["site"].add((*refs, earlier.site))
    return found


def violated(timetable: Timetable, name: str) -> set[Clash]:
    """The clashes that a constraint finds, meeting by meeting; each is found from both sides."""
    found = []
    for meeting in timetable.meetings:
        for violation in all_constraints()[name].violations(timetable, meeting, meeting.slot):
            (other,) = violation.others
            earlier, later = sorted((meeting, other), key=lambda one: one.order)
            found.append((earlier.first.ref, later.first.ref, violation.entity_id))
    assert len(found) == 2 * len(set(found))
    return set(found)


def reported(catalog: Catalog, code: str) -> Iterator[tuple[Finding, str]]:
    """What a rule finds, with the session that it stands at."""
    (named,) = rules_matching(code)
    for finding in named.rule.check(CatalogContext(catalog, TODAY)) if named.rule.check else ():
        yield finding, session_at(catalog, finding.at)


def refs_in(finding: Finding) -> list[str]:
    """The earlier meetings that it names."""
    return [name for name in finding.named if "/" in name]


def session_at(catalog: Catalog, at: At) -> str:
    name = at.source.path.removeprefix("classes/").removesuffix(".yaml")
    return f"{name}/{catalog.classes[name].sessions[int(at.path[1])].id}"


@given(files())
def test_rules_and_constraints_find_what_a_look_at_all_pairs_does(given_files: Files) -> None:
    catalog = random_catalog(given_files)
    timetable = timetable_of(catalog)
    expected = oracle(timetable)
    teachers, sites, classes = (reported(catalog, code) for code in ("PS401", "PS402", "PS403"))
    assert violated(timetable, "teacher-clash") == expected["teacher"]
    assert violated(timetable, "site-clash") == expected["site"]
    assert violated(timetable, "class-clash") == expected["class"]
    assert {
        (earlier, later, name)
        for finding, later in teachers
        for earlier in refs_in(finding)
        for name in finding.named
        if "/" not in name
    } == {clash for clash in expected["teacher"] if clash[2] in ("t1", "t2")}
    assert {
        (earlier, later, finding.named[-1])
        for finding, later in sites
        for earlier in refs_in(finding)
    } == expected["site"]
    first_of = {
        one.ref: meeting.first.ref for meeting in timetable.meetings for one in meeting.sessions
    }
    assert {
        (earlier, first_of[later], later.partition("/")[0])
        for finding, later in classes
        for earlier in refs_in(finding)
    } == expected["class"]
    # A session has one finding of a kind for the same earlier ones.
    for found in (sites, classes):
        places = [finding.at.place for finding, _ in found]
        assert len(places) == len(set(places))


def is_somewhere(timetable: Timetable, meeting: Meeting) -> bool:
    site = timetable.sites.get(meeting.site or "")
    return site is not None and site.venue != "online"


@settings(max_examples=settings().max_examples // (1 if is_full_run() else 2))
@given(files())
def test_ways_that_are_too_long(given_files: Files) -> None:
    catalog = random_catalog(given_files)
    timetable = timetable_of(catalog)
    expected, told = set(), set()
    for earlier, later in pairs(timetable):
        way = timetable.travel_minutes(earlier.site, later.site)
        gap = later.start - earlier.end
        if way is None or not 0 <= gap < way:
            continue
        refs = (earlier.first.ref, later.first.ref)
        shared = set(earlier.classes) & set(later.classes)
        shared |= set(earlier.slot.teachers) & set(later.slot.teachers)
        expected |= {(*refs, name) for name in shared}
        # Told from what ended last at a site with a known way, of several the last in order: the
        # rest follows from that.
        for name in shared - {"old", "nobody"}:
            timeline = timetable.by_class.get(name) or timetable.by_teacher[name]
            day = [one for one in timeline.on(later.date) if is_somewhere(timetable, one)]
            before = day[: day.index(later)]
            ways = [
                one for one in before if timetable.travel_minutes(one.site, later.site) is not None
            ]
            last = max(reversed(ways), key=lambda one: one.end)
            if earlier is last and all(one.end <= later.start for one in before):
                told.add(refs)
    assert violated(timetable, "no-time-to-travel") == expected
    assert {(finding.named[0], later) for finding, later in reported(catalog, "PS410")} == told


@settings(max_examples=settings().max_examples // (1 if is_full_run() else 2))
@given(files())
def test_who_is_at_a_shared_site_at_one_moment(given_files: Files) -> None:
    timetable = timetable_of(random_catalog(given_files))
    constraint = all_constraints()["crowded-site"]
    for meeting in timetable.meetings:
        there = [
            one for one in timetable.meetings if (one.date, one.site) == (meeting.date, "shared")
        ]
        moments = {
            frozenset(one for one in there if one.start <= minute < one.end)
            for minute in range(meeting.start, meeting.end)
        }
        largest = {one for one in moments if not any(one < other for other in moments)}
        too_many = {
            crowd: people
            for crowd in largest
            if meeting in crowd and len(crowd) > 1 and (people := count(crowd)) > 45
        }
        found = constraint.violations(timetable, meeting, meeting.slot)
        assert {frozenset((meeting, *one.others)): one.amount for one in found} == too_many


def count(crowd: frozenset[Meeting]) -> int:
    classes = {one.training_class for meeting in crowd for one in meeting.sessions}
    return sum(one.size or 0 for one in classes)
