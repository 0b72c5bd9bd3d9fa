"""师资名册: teachers by their `order`, then by the strokes of their surnames (姓氏笔画)."""

from typing import Final

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.stroke_order import stroke_order
from partyschool_cli.export.document import Document, Scope
from partyschool_cli.export.registers import (
    NUMBER,
    SCHOOL,
    draft_count,
    in_use,
    lacking,
    register,
    school_title,
)
from partyschool_cli.export.table_content import TableColumn, TableContent
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.teacher import Teacher

_TITLE: Final = "师资名册"
_COLUMNS: Final = (
    NUMBER,
    TableColumn("姓名", "names", "name"),
    TableColumn("类别", key="category"),
    TableColumn("单位", key="unit"),
    TableColumn("职务", "names", "post"),
    TableColumn("专题", "names", "topics"),
    SCHOOL,
)


def _build(catalog: Catalog, scope: Scope) -> TableContent:
    categories = catalog.manifest.teacher_categories
    shown = sorted(in_use(catalog, scope, catalog.teachers.values()), key=_rank)
    # The name of a draft teacher is printed plainly.
    rows = [
        (
            teacher.name,
            categories.get(teacher.category or "", teacher.category or ""),
            teacher.unit or "",
            teacher.post or "",
            "、".join(teacher.topics),
            school_title(catalog, teacher.school),
        )
        for teacher in shown
    ]
    drafts = draft_count(shown)
    return register(catalog, scope, _TITLE, _COLUMNS, {"": rows}, unit="人", drafts=drafts)


def _rank(teacher: Teacher) -> tuple[object, ...]:
    ranked = teacher.order is not None
    return (not ranked, teacher.order if ranked else 0, stroke_order(teacher.name), teacher.id)


document = Document(
    title=_TITLE,
    content=TableContent,
    build=_build,
    subjects=frozenset({Kind.SCHOOL}),
    aliases=("师资", "教师"),
    lacks=lacking("教师"),
)
