"""班次名册: classes by their days, in groups by year where there are several years."""

from typing import Final

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.document import Document, Scope
from partyschool_cli.export.registers import (
    NUMBER,
    Row,
    draft_count,
    draft_mark,
    in_use,
    lacking,
    register,
    school_title,
)
from partyschool_cli.export.table_content import TableColumn, TableContent
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.model.vocabulary import CLASS_TYPES
from partyschool_cli.timetable.sheet import sheet
from partyschool_cli.wording.dates import days_text

_TITLE: Final = "班次名册"
_COLUMNS: Final = (
    NUMBER,
    TableColumn("班次名称", key="title"),
    TableColumn("班型", key="type"),
    TableColumn("培训时间", key="time"),
    TableColumn("对象", "names", "audience"),
    TableColumn("人数", "number", "size"),
    TableColumn("学时", "number", "contact_hours"),
    TableColumn("主办学校", key="school"),
    TableColumn("班主任", "names", "adviser"),
)


def _build(catalog: Catalog, scope: Scope) -> TableContent:
    shown = sorted(
        in_use(catalog, scope, catalog.classes.values()),
        key=lambda own: (own.from_, own.to, own.id),
    )
    groups: dict[str, list[Row]] = {}
    for own in shown:
        groups.setdefault(f"{own.from_.year}年", []).append(_row(catalog, own))
    if len(groups) == 1:
        groups = {"": next(iter(groups.values()))}
    return register(
        catalog,
        scope,
        _TITLE,
        _COLUMNS,
        groups,
        unit="个班次",
        drafts=draft_count(shown),
        group_name="年份",
    )


def _row(catalog: Catalog, own: TrainingClass) -> Row:
    table = sheet(catalog, Key(Kind.CLASS, own.id))
    return (
        table.name + draft_mark(own),
        CLASS_TYPES[own.type],
        days_text(own.from_, own.to),
        "、".join(catalog.manifest.audiences.get(each, each) for each in own.audience),
        str(own.size) if own.size else "",
        f"{table.hours:g}",
        school_title(catalog, own.school),
        own.adviser or "",
    )


document = Document(
    title=_TITLE,
    content=TableContent,
    build=_build,
    subjects=frozenset({Kind.SCHOOL}),
    aliases=("班次",),
    lacks=lacking("班次"),
)
