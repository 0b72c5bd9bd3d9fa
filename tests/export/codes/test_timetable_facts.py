"""The facts of a timetable: whatever it prints changes its code, and nothing else does."""

import datetime as dt
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.codes.timetable_facts import timetable_facts
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.meetings import Slot
from partyschool_cli.timetable.sheet import sheet
from tests.catalogs import PINGCHENG, SHIPPED, loaded
from tests.changed_catalogs import with_fields, with_session
from tests.full_run import is_full_run

CATALOGS = (SHIPPED, PINGCHENG)


def code(catalog: Catalog, kind: Kind, name: str) -> str:
    return timetable_facts(TimetableContent(sheet(catalog, Key(kind, name)))).code


SESSIONS = st.sampled_from(
    [
        (folder, own.id, place)
        for folder in CATALOGS
        for own in loaded(folder).classes.values()
        for place in range(len(own.sessions))
    ]
)


def other_session(session: Any) -> dict[str, dict[str, Any]]:
    """A session's printed fields, each with another value."""
    shift = dt.timedelta(days=1)
    later = (dt.datetime.combine(session.date, session.start) + dt.timedelta(minutes=1)).time()
    earlier = (dt.datetime.combine(session.date, session.end) - dt.timedelta(minutes=1)).time()
    other = "cancelled" if session.status != "cancelled" else "moved"
    return {
        "date": {"date": session.date + shift},
        "start": {"start": later},
        "end": {"end": earlier},
        "title": {"activity": "看没有人看过的电影", "course": None},
        "teachers": {"teachers": (*session.teachers, "nobody")},
        "moderator": {"moderator": f"{session.moderator or ''}二"},
        "site": {"site": "nowhere"},
        "status": {"status": other},
        "note": {"note": f"{session.note or ''}带笔"},
        "group": {"group": f"{session.group or ''}二组"},
    }


@given(SESSIONS, st.data())
def test_any_other_fact_of_a_session_gives_another_code(
    which: tuple[Any, str, int], data: st.DataObject
) -> None:
    folder, name, place = which
    catalog = loaded(folder)
    session = catalog.classes[name].sessions[place]
    changes = other_session(session)
    field = data.draw(st.sampled_from(sorted(changes)))
    changed = with_session(catalog, name, place, **changes[field])
    assert code(changed, Kind.CLASS, name) != code(catalog, Kind.CLASS, name)


@given(SESSIONS)
def test_another_name_of_what_a_session_names_gives_another_code(
    which: tuple[Any, str, int],
) -> None:
    folder, name, place = which
    catalog = loaded(folder)
    own = catalog.classes[name]
    session = own.sessions[place]
    named = [(Kind.SCHOOL, own.school, "title"), (Kind.CLASS, name, "title")]
    named += [(Kind.TEACHER, one, "name") for one in session.teachers]
    named += [(Kind.COURSE, one, "title") for one in (session.course,) if one]
    named += [(Kind.SITE, one, "title") for one in (session.site,) if one]
    before = code(catalog, Kind.CLASS, name)
    for kind, other, field in named:
        changed = with_fields(catalog, kind, other, **{field: "没有人听说过的"})
        assert code(changed, Kind.CLASS, name) != before, (kind, other)


OTHERS: dict[str, Any] = {
    "organizer": "另一个单位",
    "adviser": "另一位",
    "purpose": "另一个目的",
    "remarks": ("另一条注",),
    "cohort": 99,
    "size": 9999,
    "status": "draft",
    "to": dt.date(2030, 1, 1),
}


def test_any_other_fact_of_a_class_gives_another_code() -> None:
    classes = [(folder, own) for folder in CATALOGS for own in loaded(folder).classes.values()]
    for folder, own in classes[:: 1 if is_full_run() else 6]:
        before = code(loaded(folder), Kind.CLASS, own.id)
        for field, value in OTHERS.items():
            if getattr(own, field) != value:
                changed = with_fields(loaded(folder), Kind.CLASS, own.id, **{field: value})
                assert code(changed, Kind.CLASS, own.id) != before, (own.id, field)


@given(SESSIONS)
def test_what_a_session_says_is_in_the_timetables_that_it_is_in(
    which: tuple[Any, str, int],
) -> None:
    folder, name, place = which
    catalog = loaded(folder)
    own = catalog.classes[name]
    session = own.sessions[place]
    subjects = [(Kind.TEACHER, one) for one in session.teachers]
    subjects += [(Kind.SITE, one) for one in (session.site,) if one]
    subjects += [(Kind.SCHOOL, own.school)]
    changed = with_session(catalog, name, place, **other_session(session)["end"])
    for kind, subject in subjects if own.status != "retired" else ():
        assert code(changed, kind, subject) != code(catalog, kind, subject), kind


def test_what_is_not_printed_changes_nothing() -> None:
    catalog = loaded(SHIPPED)
    own = catalog.classes["liudu-members-2026"]
    before = code(catalog, Kind.CLASS, own.id)
    teacher = own.sessions[1].teachers[0]
    course = own.sessions[1].course
    assert course is not None
    for changed in (
        with_fields(catalog, Kind.TEACHER, teacher, notes="备注", topics=("党史",)),
        with_fields(catalog, Kind.COURSE, course, summary="另一个简介"),
        with_fields(catalog, Kind.CLASS, own.id, tags=("试",)),
    ):
        assert code(changed, Kind.CLASS, own.id) == before


def test_ids_of_sessions_and_their_order_are_no_facts() -> None:
    catalog = loaded(SHIPPED)
    for own in catalog.classes.values():
        turned = [
            one.model_copy(update={"id": f"s{number + 50}"})
            for number, one in enumerate(reversed(own.sessions))
        ]
        changed = with_fields(catalog, Kind.CLASS, own.id, sessions=tuple(turned))
        assert code(changed, Kind.CLASS, own.id) == code(catalog, Kind.CLASS, own.id)


def test_when_a_session_was_to_be_is_told_by_an_option_and_is_no_fact() -> None:
    catalog = loaded(SHIPPED)
    own = catalog.classes["liudu-members-2026"]
    earlier = {f"{own.id}/{own.sessions[0].id}": Slot(dt.date(2026, 1, 1), 480, 540)}
    shown = sheet(catalog, Key(Kind.CLASS, own.id), earlier=earlier)
    assert any(entry.was for entry in shown.entries)
    assert timetable_facts(TimetableContent(shown)).code == code(catalog, Kind.CLASS, own.id)


def test_joint_classes_are_told_in_no_order() -> None:
    """合班: classes stand in the order of their ids, which may be renamed."""
    catalog = loaded(SHIPPED)
    shown = sheet(catalog, None)
    joint = next(entry for entry in shown.entries if entry.classes)
    turned = replace(joint, classes=("乙班", "甲班"))
    straight = replace(joint, classes=("甲班", "乙班"))
    codes = {
        timetable_facts(TimetableContent(replace(shown, entries=(one,)))).code
        for one in (turned, straight)
    }
    assert len(codes) == 1


def test_only_a_site_is_told_how_many_come() -> None:
    catalog = loaded(SHIPPED)
    own = catalog.classes["liudu-members-2026"]
    changed = with_fields(catalog, Kind.CLASS, own.id, size=(own.size or 0) + 1)
    site = next(one.site for one in own.sessions if one.site)
    teacher = next(one.teachers[0] for one in own.sessions if one.teachers)
    assert code(changed, Kind.SITE, site) != code(catalog, Kind.SITE, site)
    assert code(changed, Kind.TEACHER, teacher) == code(catalog, Kind.TEACHER, teacher)
