"""Shared parts of the registers (名册) of teachers, sites and classes.

Retired entities are left out, drafts are marked.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeVar

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.records.build import title_of
from partyschool_cli.export.catalog_words import catalog_words
from partyschool_cli.export.document import Scope
from partyschool_cli.export.table_content import TableColumn, TableContent, TableGroup
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.training_class import TrainingClass

Row = tuple[str, ...]
Owned = TypeVar("Owned", Teacher, Site, TrainingClass)

NUMBER: Final = TableColumn("序号", "number", "number")
SCHOOL: Final = TableColumn("所属学校", key="school")


def register(
    catalog: Catalog,
    scope: Scope,
    title: str,
    columns: tuple[TableColumn, ...],
    groups: Mapping[str, Iterable[Row]],
    *,
    unit: str,
    drafts: int,
    group_name: str = "分组",
) -> TableContent:
    """A table of the non-empty groups, titled with its owner's name and `title`.

    A running number becomes the first cell of each row; `columns` include its column. `drafts` of
    the rows are drafts.
    """
    owner = catalog.schools[scope.subject.id].title if scope.subject else catalog.manifest.owner
    return TableContent(
        f"{owner}{title}",
        columns,
        tuple(_numbered(groups)),
        unit=unit,
        drafts=drafts,
        group_name=group_name,
        words=catalog_words(catalog),
    )


def draft_count(entities: Iterable[Entity]) -> int:
    """How many of them are drafts."""
    return sum(entity.status == "draft" for entity in entities)


def _numbered(groups: Mapping[str, Iterable[Row]]) -> Iterator[TableGroup]:
    number = 0
    for title, rows in groups.items():
        numbered = [(str(count), *row) for count, row in enumerate(rows, number + 1)]
        number += len(numbered)
        if numbered:
            yield TableGroup(title, tuple(numbered))


def in_use(catalog: Catalog, scope: Scope, entities: Iterable[Owned]) -> Iterator[Owned]:
    """The entities that are not retired and belong to the scope's schools."""
    schools = scope.schools(catalog)
    for entity in entities:
        if entity.status != "retired" and (schools is None or entity.school in schools):
            yield entity


def lacking(what: str) -> Callable[[TableContent], str]:
    """Tells of a register without rows that it has none of `what`."""
    return lambda content: "" if content.groups else what


def marked_title(entity: Entity) -> str:
    """An entity's title, marked if it is a draft."""
    return title_of(entity) + draft_mark(entity)


def draft_mark(entity: Entity) -> str:
    """`（草稿）` for a draft, else empty."""
    return "（草稿）" if entity.status == "draft" else ""


def school_title(catalog: Catalog, school: str | None) -> str:
    """The title of a school; its id if there is no such school, empty for None."""
    found = catalog.schools.get(school or "")
    return found.title if found else school or ""
