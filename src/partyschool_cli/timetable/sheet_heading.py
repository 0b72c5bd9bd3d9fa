"""What stands above a timetable: whose it is, and what of that the title does not say."""

from collections.abc import Iterable
from typing import Final

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.records.build import title_of
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.timetable.sheet_entries import Entry
from partyschool_cli.wording.marks import with_cohort, with_draft
from partyschool_cli.wording.opening import opening_text

TIMETABLE: Final = "课程表"
"""What every title ends with, but for the mark of a draft."""


def sheet_title(catalog: Catalog, entity: Entity | None) -> str:
    """`党员轮训班（第2期）课程表` of a class, or of any other; `…（草稿）` of a draft class."""
    if entity is None:
        return catalog.manifest.owner + TIMETABLE
    if isinstance(entity, TrainingClass):
        title = with_cohort(entity.title, entity.cohort) + TIMETABLE
        return with_draft(title, is_draft=entity.status == "draft")
    return title_of(entity) + TIMETABLE


def sheet_subtitle(catalog: Catalog, entity: Entity | None, entries: Iterable[Entry]) -> str:
    """The school of a class; who a teacher is; what a site holds; what a school has of classes."""
    if entity is None:
        return catalog.manifest.title
    if isinstance(entity, TrainingClass):
        school = catalog.schools.get(entity.school)
        return school.title if school else entity.school
    if isinstance(entity, Site):
        return "　".join(filter(None, (_room(entity), _open(entity))))
    held = [entry for entry in entries if not entry.is_cancelled]
    taught = f"{len(held)} 次，{sum(entry.hours for entry in held):g} 学时"
    if isinstance(entity, Teacher):
        return "　".join(filter(None, (_office(entity), taught)))
    classes = len({name.partition("/")[0] for entry in held for name in entry.refs})
    return f"{classes} 个班　{taught}"


def _room(site: Site) -> str:
    return f"可容 {site.capacity} 人" if site.capacity else ""


def _open(site: Site) -> str:
    return f"开放：{opening_text(site.open)}" if site.open else ""


def _office(teacher: Teacher) -> str:
    """Unit and post, unless the name says them, as that of an office does."""
    known = filter(None, (teacher.unit, teacher.post))
    return "".join(words for words in known if words not in teacher.name)
