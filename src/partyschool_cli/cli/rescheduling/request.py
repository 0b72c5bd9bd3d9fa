"""What came between, as a command line says it."""

import datetime as dt
from collections.abc import Sequence
from typing import Final, NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.school_scope import refuse_empty, schools_meant
from partyschool_cli.cli.arguments.days import days_named
from partyschool_cli.cli.arguments.entities import find_school
from partyschool_cli.cli.record_search import RecordSearch
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.schedule.repair.closure import Closure, Days, days_of
from partyschool_cli.timetable.timetable import Timetable

_HINT: Final = "写查询条件（如 日期:12月15日）、--from 和 --to，或 --site、--teacher、--school"
_EXAMPLE: Final = "如 --from 12月15日 --to 12月15日，或 日期:12月15日"


class Said(NamedTuple):
    """The words and options of what came between; None where one is not given."""

    words: tuple[str, ...]
    first: str | None
    last: str | None
    sites: tuple[str, ...]
    teachers: tuple[str, ...]
    school: str | None
    outdoor: bool
    travel: bool
    with_below: bool = False


class Affected(NamedTuple):
    """What is closed, and the sessions in question; None where all are."""

    closure: Closure
    refs: frozenset[str] | None


def affected(workspace: Workspace, timetable: Timetable, said: Said) -> Affected:
    """What the words come to. Raises CommandLineError for what cannot be read, or says nothing."""
    if not (said.words or said.first or said.last or said.school or _has_things(said)):
        raise CommandLineError("没有写是哪些课", _HINT)
    catalog = timetable.catalog
    refs = _matching(workspace, catalog, said.words) if said.words else None
    if said.school is not None:
        school = find_school(catalog, said.school).id
        own = _sessions_of(catalog, school, with_below=said.with_below)
        refs = own if refs is None else refs & own
    lookup = Lookup(catalog.tree, lambda: catalog)
    closure = Closure(
        _days(workspace, timetable, said, refs),
        frozenset(lookup.resolve(one, (Kind.SITE,)).id for one in said.sites),
        frozenset(lookup.resolve(one, (Kind.TEACHER,)).id for one in said.teachers),
        said.outdoor,
        said.travel,
    )
    return Affected(closure, refs)


def _sessions_of(catalog: Catalog, school: str, *, with_below: bool) -> frozenset[str]:
    """The sessions of a school's classes. Raises CommandLineError where it has none."""
    schools = schools_meant(catalog, school, with_below=with_below)
    own = frozenset(one.ref for one in catalog.sessions if one.training_class.school in schools)
    if not own:
        with_some = {one.training_class.school for one in catalog.sessions}
        refuse_empty(catalog, school, "课次", with_some.__contains__, with_below=with_below)
    return own


def _has_things(said: Said) -> bool:
    return bool(said.sites or said.teachers or said.outdoor or said.travel)


def _matching(workspace: Workspace, catalog: Catalog, words: Sequence[str]) -> frozenset[str]:
    search = RecordSearch(workspace, catalog, Kind.SESSION, retired=False)
    return frozenset(str(one["id"]) for one in search.matching(search.query(words)))


def _days(
    workspace: Workspace, timetable: Timetable, said: Said, refs: frozenset[str] | None
) -> tuple[Days, ...]:
    """The range that is said; else the days of the sessions in question, else all from today on."""
    today = workspace.today
    if said.first is not None or said.last is not None:
        first = today if said.first is None else days_named("--from", said.first, today, today)[0]
        last = dt.date.max if said.last is None else days_named("--to", said.last, today, today)[1]
        if last < first:
            raise CommandLineError(f"--to {last} 在 --from {first} 前面", _EXAMPLE)
        if last < today:
            raise CommandLineError(f"{last} 已经过去了，只调今天（{today}）起的课", _EXAMPLE)
        return ((first, last),)
    if said.words and refs is not None:
        return days_of(timetable, refs)
    if not _has_things(said):
        raise CommandLineError("没有写是哪几天", _EXAMPLE)
    return ((today, dt.date.max),)
