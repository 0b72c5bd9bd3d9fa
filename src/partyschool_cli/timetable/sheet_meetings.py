"""Which meetings stand in the 课程表 of a class, teacher, site or school, or of all."""

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import chain

from partyschool_cli.catalog.catalog import Catalog, ClassSession
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.school_scope import schools_meant
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.vocabulary import SessionStatus
from partyschool_cli.timetable.meetings import Meeting, meetings_of


def sheet_meetings(
    catalog: Catalog,
    subject: Key | None,
    first: dt.date | None,
    last: dt.date | None,
    *,
    with_below: bool,
) -> list[Meeting]:
    """The meetings of `subject` in some days, by time; what differs in status stands apart.

    Sessions of retired classes are left out, but for the class's own. A school has, `with_below`,
    the classes of those below it too.
    """
    by_status: dict[SessionStatus, list[ClassSession]] = {}
    for one in _sessions_of(catalog, subject, with_below):
        date = one.session.date
        if (first is None or date >= first) and (last is None or date <= last):
            by_status.setdefault(one.session.status, []).append(one)
    found = chain.from_iterable(meetings_of(catalog, alike) for alike in by_status.values())
    return sorted(found, key=lambda one: (one.date, one.start, one.end, *one.order[2:]))


def _sessions_of(catalog: Catalog, subject: Key | None, with_below: bool) -> Iterator[ClassSession]:
    if subject is not None and subject.kind is Kind.CLASS:
        own = catalog.classes[subject.id]
        for position, session in enumerate(own.sessions):
            yield ClassSession(own, session, position)
        return
    concerns = _concerning(catalog, subject, with_below)
    for one in catalog.sessions:
        if one.training_class.status != "retired" and concerns(one):
            yield one


def _concerning(
    catalog: Catalog, subject: Key | None, with_below: bool
) -> Callable[[ClassSession], bool]:
    if subject is None:
        return lambda _: True
    if subject.kind is Kind.TEACHER:
        return lambda one: subject.id in one.session.teachers
    if subject.kind is Kind.SITE:
        return lambda one: one.session.site == subject.id
    schools = schools_meant(catalog, subject.id, with_below=with_below)
    return lambda one: one.training_class.school in schools
