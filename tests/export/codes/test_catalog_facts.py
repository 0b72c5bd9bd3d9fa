"""The facts of a course catalog."""

from typing import Any

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.export.codes.catalog_facts import catalog_facts
from partyschool_cli.model.kind import Kind
from tests.catalogs import SHIPPED, loaded
from tests.changed_catalogs import with_fields
from tests.export.contents import content_of


def code(catalog: Catalog, school: str | None = None) -> str:
    return catalog_facts(content_of(catalog, "catalog", school)).code


OTHERS: dict[str, Any] = {
    "title": "另一门课",
    "contact_hours": 7.5,
    "strand": None,
    "delivery": ("lecture", "online", "outreach"),
    "audience": ("nobody",),
    "teachers": ("nobody",),
    "sites": ("nowhere",),
    "topics": ("另一个专题",),
    "objectives": ("另一个目标",),
    "summary": "另一个简介",
    "status": "draft",
    "flagship": True,
    "micro_lecture": True,
}


def test_any_other_fact_of_a_course_gives_another_code() -> None:
    catalog = loaded(SHIPPED)
    own = [one for one in catalog.courses.values() if one.school == "liudu"]
    before, codes = code(catalog, "liudu"), {}
    for field, value in OTHERS.items():
        course = next(one for one in own if one.status == "active" and getattr(one, field) != value)
        changed = with_fields(catalog, Kind.COURSE, course.id, **{field: value})
        codes[field] = code(changed, "liudu")
    assert [field for field in OTHERS if codes[field] == before] == []


def test_a_session_is_no_fact_of_it() -> None:
    catalog = loaded(SHIPPED)
    changed = with_fields(catalog, Kind.CLASS, "liudu-members-2026", title="另一个班", sessions=())
    assert code(changed) == code(catalog)


def test_each_school_has_its_own() -> None:
    catalog = loaded(SHIPPED)
    codes = {code(catalog, name) for name in catalog.schools}
    assert len(codes) == len(catalog.schools)
    assert code(catalog) not in codes
