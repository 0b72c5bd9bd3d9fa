"""After an import: the drafts that it made, and what to do with them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from partyschool_cli.exchange.entities.filled import Filled, NewEntity
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.text.personal import mask
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.visible import visible
from partyschool_cli.wording.measure_words import counted

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line

_DRAFT: Final = "draft"
_MOST: Final = 20


def draft_lines(filled: Filled) -> "Iterator[Line]":
    """The drafts of each kind, with the command that makes them active; the class to print."""
    for kind in Kind:
        drafts = [one for one in filled.new if one.key.kind is kind and one.status == _DRAFT]
        if drafts:
            yield (Styled(f"新建的草稿，{counted(len(drafts), kind)}：{_names(drafts)}"),)
            command = f"pschool set --where {kind.plural} status:draft status=active"
            yield (Styled(f"  补全以后改成在用：{command}", "muted"),)
    classes = {
        row.key.id.partition("/")[0]
        for table in filled.tables
        for row in table.rows
        if row.key.kind is Kind.SESSION
    }
    for class_id in sorted(classes):
        command = f"pschool export timetable --class {class_id} -o 课程表.docx"
        yield (Styled(f"打印课程表：{command}", "muted"),)


def _names(made: list[NewEntity]) -> str:
    """`张三（zhangsan）、李四（lisi）`; of many, the first."""
    listed = "、".join(f"{one.title}（{one.key.id}）" for one in made[:_MOST])
    return visible(mask(listed + ("等" if len(made) > _MOST else "")))
