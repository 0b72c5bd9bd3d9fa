"""The values of the derived fields of records (see `catalog/records/query_fields.py`).

Hours, sessions and people of teachers and sites are those of one year, of active classes, without
cancelled sessions; 合班 counts once, with the people of all its classes.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from partyschool_cli.catalog.catalog import Catalog, ClassSession
from partyschool_cli.catalog.records.build import plain, record_content
from partyschool_cli.catalog.records.row import Record
from partyschool_cli.model.contact_hours import contact_hours, minutes_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.training_class import Session
from partyschool_cli.model.vocabulary import WEEKDAYS
from partyschool_cli.timetable.day_parts import part_of, parts_overlapped
from partyschool_cli.timetable.groups import counts_for_class
from partyschool_cli.timetable.meetings import Meeting, Slot, meetings_of, takes_place, trainees

_WEEKDAYS = tuple(WEEKDAYS)

Value = Callable[[Record], Any]
_NOTHING: Mapping[str, Slot] = MappingProxyType({})


def with_derived(
    catalog: Catalog,
    kind: Kind,
    records: Iterable[Record],
    names: Collection[str],
    year: int,
    *,
    earlier: Mapping[str, Slot] = _NOTHING,
) -> list[Record]:
    """`records` of `kind` with the values of the derived fields `names`; `year` is this year.

    `earlier` are the days and times that moved sessions had before, by the record's id: no catalog
    has them.
    """
    values = _values(catalog, kind, year, earlier)
    asked: dict[str, Value] = {}
    for name in sorted(names):
        asked[name] = values[name]
        if name == "audience":
            asked["audience_titles"] = values["audience_titles"]
    return [
        {**record, **{name: value(record) for name, value in asked.items()}} for record in records
    ]


def _values(
    catalog: Catalog, kind: Kind, year: int, earlier: Mapping[str, Slot]
) -> Mapping[str, Value]:
    if kind is Kind.SESSION:
        was = {name: slot.span for name, slot in earlier.items()}
        return {**_session_values(catalog), "was": lambda record: was.get(record["id"])}
    if kind is Kind.CLASS:
        return _class_values(catalog)
    held = _meetings_in(catalog, year)
    if kind is Kind.TEACHER:
        by_id = _grouped((name, each) for each in held for name in each.slot.teachers)
    else:
        by_id = _grouped((each.site, each) for each in held if each.site)

    def meetings(record: Record) -> list[Meeting]:
        return by_id.get(record["id"], [])

    return {
        "sessions": lambda record: len(meetings(record)),
        "contact_hours": lambda record: plain(float(sum(each.hours for each in meetings(record)))),
        "people": lambda record: sum(trainees([each]) for each in meetings(record)),
    }


def _session_values(catalog: Catalog) -> Mapping[str, Value]:
    classes, courses = catalog.classes, catalog.courses
    audiences = catalog.manifest.audiences

    def topics(record: Record) -> list[str]:
        course = courses.get(record["course"])
        return list(course.topics) if course else []

    def day_part(record: Record) -> list[str]:
        times = (dt.time.fromisoformat(record[key]) for key in ("start", "end"))
        return _parts(catalog, *times)

    return {
        "day_part": day_part,
        "time": lambda record: f"{record['start']}/{record['end']}",
        "content": record_content,
        "topics": topics,
        "audience": lambda record: list(classes[record["class"]].audience),
        "audience_titles": lambda record: list(
            map(audiences.get, classes[record["class"]].audience)
        ),
        "class_type": lambda record: classes[record["class"]].type,
        "size": lambda record: classes[record["class"]].size,
    }


def _class_values(catalog: Catalog) -> Mapping[str, Value]:
    def sessions(record: Record) -> tuple[Session, ...]:
        return catalog.classes[record["id"]].sessions

    def held(record: Record) -> list[Session]:
        return [session for session in sessions(record) if session.status != "cancelled"]

    def weekdays(record: Record) -> list[str]:
        numbers = {session.date.weekday() for session in held(record)}
        return [_WEEKDAYS[number] for number in sorted(numbers)]

    def day_parts(record: Record) -> list[str]:
        found = {part for each in held(record) for part in _parts(catalog, each.start, each.end)}
        return [name for name in catalog.manifest.day_parts if name in found]

    def hours(record: Record) -> Any:
        own = catalog.classes[record["id"]]
        listed = (ClassSession(own, one, at) for at, one in enumerate(own.sessions))
        counted = {one.session.id for one in listed if counts_for_class(one)}
        taught = (each for each in held(record) if each.course and each.id in counted)
        of = partial(contact_hours, manifest=catalog.manifest)
        return plain(float(sum(of(each.start, each.end) for each in taught)))

    return {
        "date": lambda record: f"{record['from']}/{record['to']}",
        "weekday": weekdays,
        "day_part": day_parts,
        "contact_hours": hours,
    }


def _parts(catalog: Catalog, start: dt.time, end: dt.time) -> list[str]:
    """The parts of the day that a session takes; outside of all, the nearest."""
    first, last, parts = minutes_of(start), minutes_of(end), catalog.manifest.day_parts
    return list(parts_overlapped(first, last, parts)) or [part_of(first, last, parts)]


def _meetings_in(catalog: Catalog, year: int) -> tuple[Meeting, ...]:
    counted = (
        one
        for one in catalog.sessions
        if one.session.date.year == year
        and one.training_class.status == "active"
        and takes_place(one)
    )
    return meetings_of(catalog, counted)


def _grouped(pairs: Iterable[tuple[str, Meeting]]) -> Mapping[str, list[Meeting]]:
    found: dict[str, list[Meeting]] = {}
    for name, meeting in pairs:
        found.setdefault(name, []).append(meeting)
    return found
