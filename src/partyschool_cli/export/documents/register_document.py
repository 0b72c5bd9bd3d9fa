"""名册: the teachers, sites and classes of a catalog, in the order of an office's lists.

Teachers go by `order`, then by 姓氏笔画; sites by category, those of no category last; classes by
time. What is retired is left out, a draft says that it is one.
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Any, Final, Literal

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.default_order import default_order
from partyschool_cli.catalog.records.build import entity_record, title_of
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.stroke_order import stroke_order
from partyschool_cli.export.documents.document import (
    RegisterColumn,
    RegisterDocument,
    RegisterGroup,
)
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.site import OpeningHours, Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.model.vocabulary import CLASS_TYPES, VENUES, WEEKDAYS
from partyschool_cli.timetable.sheet import sheet
from partyschool_cli.wording.dates import days_text

Register = Literal["teachers", "sites", "classes"]
Row = tuple[str, ...]

_NUMBER: Final = RegisterColumn("序号", 2, is_number=True, key="number")
_SCHOOL: Final = RegisterColumn("所属学校", 7, key="school")
_TEACHER_COLUMNS: Final = (
    _NUMBER,
    RegisterColumn("姓名", 6, key="name"),
    RegisterColumn("类别", 4, key="category"),
    RegisterColumn("单位", 8, key="unit"),
    RegisterColumn("职务", 7, key="post"),
    RegisterColumn("专题", 12, key="topics"),
    _SCHOOL,
)
_SITE_COLUMNS: Final = (
    _NUMBER,
    RegisterColumn("名称", 10, key="title"),
    RegisterColumn("场所", 3, key="venue"),
    RegisterColumn("地点", 10, key="place"),
    RegisterColumn("容量", 3, is_number=True, key="capacity"),
    RegisterColumn("开放时间", 7, key="open"),
    RegisterColumn("讲解", 7, key="guide"),
    _SCHOOL,
)
_CLASS_COLUMNS: Final = (
    _NUMBER,
    RegisterColumn("班次名称", 12, key="title"),
    RegisterColumn("班型", 4, key="type"),
    RegisterColumn("培训时间", 9, key="time"),
    RegisterColumn("对象", 6, key="audience"),
    RegisterColumn("人数", 3, is_number=True, key="size"),
    RegisterColumn("学时", 3, is_number=True, key="contact_hours"),
    RegisterColumn("主办学校", 7, key="school"),
    RegisterColumn("班主任", 6, key="adviser"),
)
_OTHER_SITES: Final = "教室和线上"


def register_document(
    catalog: Catalog, register: Register, school: str | None = None
) -> RegisterDocument:
    """The register of all schools, or of one with what belongs to the schools below it."""
    title, columns, groups = _REGISTERS[register]
    owner = catalog.schools[school].title if school else catalog.manifest.owner
    return RegisterDocument(f"{owner}{title}", columns, groups(catalog, _Schools(catalog, school)))


class _Schools:
    """The schools that a register covers."""

    def __init__(self, catalog: Catalog, school: str | None) -> None:
        self._catalog = catalog
        self._school = school

    def __contains__(self, school: str | None) -> bool:
        if self._school is None:
            return True
        above = self._catalog.ancestors(school) if school else ()
        return any(each.id == self._school for each in above)


def _teacher_groups(catalog: Catalog, schools: _Schools) -> tuple[RegisterGroup, ...]:
    def rank(teacher: Teacher) -> tuple[object, ...]:
        ranked = teacher.order is not None
        return (not ranked, teacher.order if ranked else 0, stroke_order(teacher.name), teacher.id)

    shown = sorted(_used(catalog.teachers.values(), schools), key=rank)
    categories = catalog.manifest.teacher_categories
    rows = [
        (
            _marked(teacher),
            categories.get(teacher.category, teacher.category),
            teacher.unit or "",
            teacher.post or "",
            "、".join(teacher.topics),
            _school_title(catalog, teacher.school),
        )
        for teacher in shown
    ]
    return _numbered({"": rows})


def _site_groups(catalog: Catalog, schools: _Schools) -> tuple[RegisterGroup, ...]:
    order = default_order(catalog, Kind.SITE)
    shown = sorted(
        _used(catalog.sites.values(), schools),
        key=lambda site: order(entity_record(catalog, site)),
    )
    categories = catalog.manifest.site_categories
    groups: dict[str, list[Row]] = {title: [] for title in categories.values()}
    for site in shown:
        category = categories.get(site.category or "", site.category or _OTHER_SITES)
        groups.setdefault(category, []).append(_site_row(catalog, site))
    # What has no category is no place of the library: it comes last.
    groups[_OTHER_SITES] = groups.pop(_OTHER_SITES, [])
    return _numbered(groups)


def _site_row(catalog: Catalog, site: Site) -> Row:
    return (
        _marked(site),
        VENUES[site.venue],
        site.place or "",
        str(site.capacity) if site.capacity else "",
        _opening(site.open) if site.open else "",
        site.guide or "",
        _school_title(catalog, site.school),
    )


def _opening(hours: OpeningHours) -> str:
    """`周一至周五 08:30—17:30`; days that follow each other are said by the first and the last."""
    titles = tuple(WEEKDAYS.values())
    open_days = sorted(list(WEEKDAYS).index(day) for day in hours.days or ()) or [*range(7)]
    by_run = groupby(enumerate(open_days), lambda pair: pair[1] - pair[0])
    runs = [[titles[day] for _, day in run] for _, run in by_run]
    said = "、".join(f"{run[0]}至{run[-1]}" if len(run) > 2 else "、".join(run) for run in runs)
    start, end = (f"{time:%H:%M}" if time else "" for time in (hours.from_, hours.to))
    times = (
        f"{start}—{end}" if start and end else f"{start}起" if start else f"{end}止" if end else ""
    )
    return " ".join(filter(None, ("每天" if len(open_days) == len(titles) else said, times)))


def _class_groups(catalog: Catalog, schools: _Schools) -> tuple[RegisterGroup, ...]:
    shown = sorted(
        _used(catalog.classes.values(), schools), key=lambda own: (own.from_, own.to, own.id)
    )
    groups: dict[str, list[Row]] = {}
    for own in shown:
        groups.setdefault(f"{own.from_.year}年", []).append(_class_row(catalog, own))
    if len(groups) == 1:
        return _numbered({"": next(iter(groups.values()))})
    return _numbered(groups)


def _class_row(catalog: Catalog, own: TrainingClass) -> Row:
    table = sheet(catalog, Key(Kind.CLASS, own.id))
    draft = "（草稿）" if own.status == "draft" else ""
    return (
        table.title.removesuffix("课程表") + draft,
        CLASS_TYPES[own.type],
        days_text(own.from_, own.to),
        "、".join(catalog.manifest.audiences.get(each, each) for each in own.audience),
        str(own.size),
        f"{table.hours:g}",
        _school_title(catalog, own.school),
        own.adviser or "",
    )


def _used(entities: Iterable[Any], schools: _Schools) -> Iterable[Any]:
    return (each for each in entities if each.status != "retired" and each.school in schools)


def _marked(entity: Entity) -> str:
    return title_of(entity) + ("（草稿）" if entity.status == "draft" else "")


def _school_title(catalog: Catalog, school: str | None) -> str:
    found = catalog.schools.get(school or "")
    return found.title if found else school or ""


def _numbered(groups: Mapping[str, Iterable[Row]]) -> tuple[RegisterGroup, ...]:
    """The groups that have rows, each row with its number in the whole register before it."""
    number = 0
    made = []
    for title, rows in groups.items():
        numbered = []
        for row in rows:
            number += 1
            numbered.append((str(number), *row))
        if numbered:
            made.append(RegisterGroup(title, tuple(numbered)))
    return tuple(made)


_Groups = Callable[[Catalog, _Schools], tuple[RegisterGroup, ...]]
_REGISTERS: Final[Mapping[str, tuple[str, tuple[RegisterColumn, ...], _Groups]]] = {
    "teachers": ("师资名册", _TEACHER_COLUMNS, _teacher_groups),
    "sites": ("教学点名册", _SITE_COLUMNS, _site_groups),
    "classes": ("班次名册", _CLASS_COLUMNS, _class_groups),
}
