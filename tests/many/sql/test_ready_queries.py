"""The ready queries of docs/many.md, against a second computation from the catalogs themselves."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import duckdb
import pytest

from partyschool_cli.catalog.catalog import Catalog, ClassSession
from partyschool_cli.catalog.load import load
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.selection import Selection, active_rules
from partyschool_cli.many.county import County, county_of
from partyschool_cli.many.lake.duckdb_rows import json_of, select_of
from partyschool_cli.many.lake.rows import Row, table_rows
from partyschool_cli.many.lake.schemas import tables
from partyschool_cli.many.sql.request import TableRows
from partyschool_cli.many.sql.sandbox import add_tables, lock, open_database
from partyschool_cli.many.sql.statement import checked
from partyschool_cli.model.contact_hours import contact_hours
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import PINGCHENG, QINGSHI, ROOT, SHIPPED, loaded
from tests.many.counties import write_county

TODAY = dt.date(2026, 11, 1)
YEAR = 2026
OFFICES = {"party-secretary": "党委书记", "leadership-member": "班子成员"}
_QUERY = re.compile(r"^### (.+?)\n[^#]*?```sql\n(.*?)```", re.MULTILINE | re.DOTALL)
QUERIES = dict(_QUERY.findall((ROOT / "docs" / "many.md").read_text(encoding="utf-8")))

# What a query should give, in any order of equal rows.
Expected = Callable[[County, Catalog], Iterator[tuple[Any, ...]]]


@pytest.fixture(scope="module")
def counties(tmp_path_factory: pytest.TempPathFactory) -> Sequence[tuple[County, Catalog]]:
    """Three real catalogs, and two made ones that have one title."""
    made = tmp_path_factory.mktemp("made")
    catalogs = [loaded(folder) for folder in (SHIPPED, PINGCHENG, QINGSHI)]
    catalogs += [load(DiskTree(_made(made, code))) for code in ("000001", "140121")]
    return [(county_of(each.tree, "示例"), each) for each in catalogs]


def _made(folder: Path, code: str) -> Path:
    """A county with a course that only a draft teaches, and a class that lacks one."""
    course = (
        "title: 没排的课\nkind: special\nschool: town-3\nstrand: theory\ncontact_hours: 2\n"
        "delivery: [lecture]\naudience: [members]\n"
    )
    class_ = (
        "title: 没排满的班\nschool: town-3\nfrom: 2026-10-12\nto: 2026-10-13\n"
        "audience: [members]\nsize: 30\ncourses: [town-3-skill, never]\nsessions:\n"
        "  - {id: s01, date: 2026-10-12, start: 08:30, end: 10:00, course: town-3-skill,\n"
        "     teachers: [town-4-secretary], site: town-3-hall}\n"
    )
    draft = class_.replace("没排满", "草稿里").replace("course: town-3-skill", "course: never")
    more = {
        "courses__never": course,
        "classes__open": class_,
        "classes__draft": f"{draft}status: draft\n",
    }
    return write_county(folder / code, "同名县", [int(code[-1]), 3, 4], code=code, **more)


@pytest.fixture(scope="module")
def database(counties: Sequence[tuple[County, Catalog]]) -> duckdb.DuckDBPyConnection:
    """A database of all counties, locked as for any query."""
    rows: dict[str, list[Row]] = {table.name: [] for table in tables()}
    for county, catalog in counties:
        for name, found in table_rows(catalog, county, TODAY).items():
            rows[name].extend(found)
    connection = open_database(2**30)
    sources = {
        table.name: TableRows(select_of(table), json_of(rows[table.name])) for table in tables()
    }
    add_tables(connection, sources)
    lock(connection, sources.values(), None)
    return connection


def active(entities: Mapping[str, Any]) -> list[Any]:
    return [each for each in entities.values() if each.status == "active"]


def in_use(entities: Mapping[str, Any]) -> list[Any]:
    return [each for each in entities.values() if each.status != "retired"]


def held(catalog: Catalog, *, year: int | None = YEAR) -> Iterator[ClassSession]:
    """Sessions that take place, of classes that are no drafts."""
    for each in catalog.sessions:
        is_then = year is None or each.session.date.year == year
        is_held = each.session.status != "cancelled" and each.training_class.status == "active"
        if is_then and is_held:
            yield each


def hours(catalog: Catalog, each: ClassSession) -> float:
    session = each.session
    if session.course is None or session.status == "cancelled":
        return 0
    return contact_hours(session.start, session.end, catalog.manifest)


def party_lectures(catalog: Catalog) -> Iterator[ClassSession]:
    for each in held(catalog):
        course = catalog.courses.get(each.session.course or "")
        if course is not None and "党课" in course.topics:
            yield each


def title(entities: Mapping[str, Any], name: str | None) -> str | None:
    return None if name is None or name not in entities else str(entities[name].title)


def duties(county: County, catalog: Catalog) -> Iterator[tuple[Any, ...]]:
    for teacher in active(catalog.teachers):
        if teacher.office is None:
            continue
        meetings = {
            (each.session.date, each.session.start)
            for each in party_lectures(catalog)
            if teacher.id in each.session.teachers
        }
        school = title(catalog.schools, teacher.school)
        office = OFFICES.get(teacher.office, teacher.office)
        yield county.title, school, teacher.id, teacher.name, office, len(meetings)


def without_lecture(county: County, catalog: Catalog) -> Iterator[tuple[Any, ...]]:
    given = {each.training_class.school for each in party_lectures(catalog)}
    for school in active(catalog.schools):
        if school.tier == "township" and school.id not in given:
            yield county.title, school.title


def fields(county: County, catalog: Catalog) -> Iterator[tuple[Any, ...]]:
    sites = [each for each in active(catalog.sites) if each.venue == "field"]
    names = catalog.manifest.site_categories
    for category in {each.category for each in sites}:
        these = [each for each in sites if each.category == category]
        capacities = [each.capacity for each in these if each.capacity is not None]
        yield county.title, names.get(category, category), len(these), sum(capacities) or None


def red_sites(county: County, catalog: Catalog) -> Iterator[tuple[Any, ...]]:
    for site in active(catalog.sites):
        if site.category == "red-heritage":
            count = sum(each.session.site == site.id for each in held(catalog))
            yield county.title, site.title, site.place, site.capacity, count


def sources(county: County, catalog: Catalog) -> Iterator[tuple[Any, ...]]:
    counts = Counter(each.category for each in active(catalog.teachers))
    names = catalog.manifest.teacher_categories
    for category, count in counts.items():
        share = round(100 * count / counts.total(), 1)
        yield county.title, names.get(category, category), count, pytest.approx(share, abs=0.06)


def months(county: County, catalog: Catalog) -> Iterator[tuple[Any, ...]]:
    sessions = sorted(held(catalog, year=None), key=lambda each: each.session.date)
    for month, group in groupby(sessions, key=lambda each: f"{each.session.date:%Y-%m}"):
        these = [*group]
        yield county.title, month, len(these), sum(hours(catalog, each) for each in these)


def special(county: County, catalog: Catalog) -> Iterator[tuple[Any, ...]]:
    courses = active(catalog.courses)
    flagship = sum(each.flagship for each in courses)
    micro = sum(each.micro_lecture for each in courses)
    yield county.title, len(courses), flagship, sum(c.kind == "special" for c in courses), micro


def travelling(county: County, catalog: Catalog) -> Iterator[tuple[Any, ...]]:
    for teacher in in_use(catalog.teachers):
        these = [each for each in held(catalog) if teacher.id in each.session.teachers]
        schools = {each.training_class.school for each in these}
        if len(schools) > 1:
            total = sum(hours(catalog, each) for each in these)
            yield county.title, teacher.id, teacher.name, len(schools), len(these), total


def incomplete(county: County, catalog: Catalog) -> Iterator[tuple[Any, ...]]:
    for each in active(catalog.classes):
        planned = {one.course for one in each.sessions if one.status != "cancelled"}
        missing = [course for course in each.courses if course not in planned]
        if missing:
            yield county.title, each.title, each.from_, missing


def audiences(county: County, catalog: Catalog) -> Iterator[tuple[Any, ...]]:
    taught: Counter[str] = Counter()
    for each in catalog.sessions:
        taught[each.training_class.id] += hours(catalog, each)  # type: ignore[assignment]  # halves
    found: dict[str | None, list[float]] = {}
    for each in active(catalog.classes):
        for audience in each.audience if each.from_.year == YEAR else ():
            sums = found.setdefault(catalog.manifest.audiences.get(audience), [0, 0, 0])
            for at, value in enumerate((1, each.size or 0, taught[each.id])):
                sums[at] += value
    for name, sums in found.items():
        yield county.title, name, *sums


def findings(catalog: Catalog) -> list[Any]:
    return [*lint(catalog, TODAY, active_rules(catalog.manifest.lint, Selection()))]


def worst(county: County, catalog: Catalog) -> Iterator[tuple[Any, ...]]:
    found = findings(catalog)
    counts = Counter(str(each.severity) for each in found)
    clashes = sum(each.name in {"teacher-clash", "site-clash", "class-clash"} for each in found)
    if found:
        yield county.title, counts["error"], counts["warning"], counts["info"], clashes


def belongings(county: County, catalog: Catalog) -> Iterator[tuple[Any, ...]]:
    kinds = (catalog.schools, catalog.courses, catalog.teachers, catalog.sites, catalog.classes)
    yield county.title, *(len(in_use(each)) for each in kinds)


def never_taught(county: County, catalog: Catalog) -> Iterator[tuple[Any, ...]]:
    taught = {each.session.course for each in held(catalog, year=None)}
    for course in active(catalog.courses):
        if course.id not in taught:
            yield county.title, catalog.theme_title(course) or "特色课", course.title


EXPECTED: Mapping[str, Expected] = {
    "讲党课完成情况": duties,
    "哪些乡镇今年没有讲党课": without_lecture,
    "现场教学点库": fields,
    "红色教育基地": red_sites,
    "师资来源": sources,
    "每县每月课次和学时": months,
    "精品课和特色课": special,
    "谁在几个乡镇讲课": travelling,
    "没排满的班": incomplete,
    "对象与学时": audiences,
    "问题最多的县": worst,
    "各县家底": belongings,
    "写了却没有排过的课": never_taught,
}
UNMET = "全年学时不足 32、讲课任务和培训需求没有完成的"


def rows_of(database: duckdb.DuckDBPyConnection, name: str) -> list[tuple[Any, ...]]:
    query = checked(database, QUERIES[name], [table.name for table in tables()])
    return database.execute(query.statement).fetchall()


def test_every_ready_query_is_tested() -> None:
    assert QUERIES.keys() == {*EXPECTED, UNMET}


@pytest.mark.parametrize("name", EXPECTED)
def test_ready_queries_give_what_the_catalogs_say(
    database: duckdb.DuckDBPyConnection, counties: Sequence[tuple[County, Catalog]], name: str
) -> None:
    expected = [row for county, catalog in counties for row in EXPECTED[name](county, catalog)]
    found = rows_of(database, name)
    assert expected, "no county has anything that the query could find"
    assert sorted(found, key=_key) == sorted(expected, key=_key)


def _key(row: tuple[Any, ...]) -> list[str]:
    # Shares are compared as approximations, which have no order.
    return ["" if isinstance(each, float | type(pytest.approx(1.0))) else str(each) for each in row]


def test_unmet_duties_are_those_of_lint(
    database: duckdb.DuckDBPyConnection, counties: Sequence[tuple[County, Catalog]]
) -> None:
    names = {"yearly-hours-short", "obligation-unmet", "need-unmet"}
    expected = [
        (county.title, each.message)
        for county, catalog in counties
        for each in findings(catalog)
        if each.name in names
    ]
    assert sorted((row[0], row[3]) for row in rows_of(database, UNMET)) == sorted(expected)
    assert expected
