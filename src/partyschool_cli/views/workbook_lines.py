"""What is told of an edited workbook, in a clerk's words: conflicts, rows that are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from partyschool_cli.catalog.lookup import sessions_in
from partyschool_cli.catalog.quoting import shown
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.text.personal import mask
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partyschool_cli.catalog.lookup import Lookup
    from partyschool_cli.exchange.foreign.reading import LeftOut
    from partyschool_cli.exchange.workbook.merged import Conflict, Merge
    from partyschool_cli.terminal.style import Line

_MOST_GONE: Final = 20
_MOST_SHOWN: Final = 60


def trouble_lines(merge: Merge, lookup: Lookup) -> Iterator[Line]:
    """Each conflict, and each row or cell that was not taken, a line."""
    for conflict in merge.conflicts:
        yield (Styled("冲突 ", "error"), Styled(visible(_conflict(conflict, lookup))))
    for one in merge.left_out:
        style = "error" if one.is_failure else "warning"
        yield (Styled("没有导入 ", style), Styled(visible(_left_out(one))))


def gone_lines(merge: Merge, lookup: Lookup) -> Iterator[Line]:
    """The rows that the workbook no longer has, and what deletes them."""
    if not merge.gone:
        return
    names = "、".join(_title(key, lookup) for key in merge.gone[:_MOST_GONE])
    more = f"等 {len(merge.gone)} 行" if len(merge.gone) > _MOST_GONE else ""
    text = f"工作簿里没有了、目录里没有动：{names}{more}；要一起删去，加 --delete"
    yield (Styled(visible(text), "muted"),)


def _conflict(one: Conflict, lookup: Lookup) -> str:
    place = f"（{one.place}）" if one.place else ""
    title = f"{one.key.kind.title} {_title(one.key, lookup)}"
    if one.why:
        changed = f"（{_cut(one.ours)}）" if one.ours else ""
        return f"{title}{place}：{one.why}{changed}"
    sides = f"导出时 {_side(one.exported)}，目录现在 {_side(one.ours)}，工作簿 {_side(one.theirs)}"
    return f"{title} 的{one.heading}{place}：{sides}"


def _left_out(one: LeftOut) -> str:
    first, _, last = one.cell.partition(":")
    place = f"第 {first} 行" if first == last else one.cell
    text = f" {shown(one.text)}" if one.text else ""
    return f"{one.sheet} {place}{text}：{one.why}"


def _side(text: str) -> str:
    return f"“{_cut(text)}”" if text else "（空）"


def _cut(text: str) -> str:
    flat = " ".join(mask(text).split())
    return f"{flat[:_MOST_SHOWN]}…" if len(flat) > _MOST_SHOWN else flat


def _title(key: Key, lookup: Lookup) -> str:
    """`王建国（wang-jianguo）`; of a session `党员轮训班 s02`."""
    if key.kind is not Kind.SESSION:
        title = lookup.title(key)
        return f"{title}（{key.id}）" if title != key.id else key.id
    class_id, _, name = key.id.rpartition("/")
    training_class = Key(Kind.CLASS, class_id)
    content = lookup.content(training_class)
    session = next((one for one in sessions_in(content) if one.get("id") == name), {})
    course = session.get("course")
    taught = lookup.title(Key(Kind.COURSE, course)) if isinstance(course, str) else None
    taught = taught or session.get("activity")
    return f"{lookup.title(training_class)} {name}" + (f"（{taught}）" if taught else "")
