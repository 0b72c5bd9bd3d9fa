"""Why something cannot be, for a terminal: the facts with their places, and what helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partyschool_cli.catalog.field_changes import MANIFEST_NAME
from partyschool_cli.schedule.explain.reasons import field_path, reason_of, source_of
from partyschool_cli.source.text.personal import mask
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.visible import visible
from partyschool_cli.wording.commands import set_command
from partyschool_cli.wording.dates import day_text, times_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partyschool_cli.catalog.catalog import Catalog
    from partyschool_cli.schedule.explain.explain import Explanation
    from partyschool_cli.schedule.explain.facts import Fact
    from partyschool_cli.schedule.explain.remedies import Remedy
    from partyschool_cli.terminal.style import Line
    from partyschool_cli.timetable.meetings import Meeting

UNPROVEN = "组合太多，没有全部试完，不能断定一定排不下"
_NOT_SMALLEST = "原因可能还能说得更少：组合太多，没有全部比完"


def allowed_lines(catalog: Catalog, title: str, places: Iterable[Meeting]) -> Iterator[Line]:
    """That something can be, and where."""
    found = list(places)
    if not found:
        yield Styled("可以：", "good"), Styled(visible(mask(f"{title} 已经排够了")))
        return
    for meeting in found:
        yield Styled("可以：", "good"), Styled(visible(mask(f"{title} {_where(catalog, meeting)}")))


def _where(catalog: Catalog, meeting: Meeting) -> str:
    slot = meeting.slot
    teachers = [one.name for name in slot.teachers if (one := catalog.teachers.get(name))]
    site = catalog.sites.get(slot.site or "")
    named = "，".join(filter(None, ("、".join(teachers), site.title if site else "")))
    at = f"{day_text(slot.date)}{times_text(slot.start, slot.end)}"
    return f"{at}（{named}）" if named else at


def refused_lines(
    catalog: Catalog, title: str, found: Explanation, remedies: Iterable[Remedy], prefix: str
) -> Iterator[Line]:
    """That something cannot be, why, and what helps; `prefix` goes before files."""
    yield Styled("不行：", "error"), Styled(visible(mask(title)))
    count = len(found.facts)
    yield (Styled("因为：" if count == 1 else f"因为下面 {count} 条合在一起：", "heading"),)
    yield from reason_lines(catalog, found.facts, prefix)
    if found.others:
        yield (Styled("这个时间另外还有：", "heading"),)
        yield from reason_lines(catalog, found.others, prefix)
    if not found.is_proven:
        yield (Styled(UNPROVEN, "warning"),)
    elif not found.is_smallest:
        yield (Styled(_NOT_SMALLEST, "muted"),)
    yield from remedy_lines(catalog, remedies)


def reason_lines(catalog: Catalog, facts: Iterable[Fact], prefix: str) -> Iterator[Line]:
    """A line a fact: `教师 晋农艺师 3月20日至22日不便：catalog/teachers/x.yaml:6`."""
    for fact in facts:
        reason = reason_of(catalog, fact)
        place = f"：{prefix}{reason.file}:{reason.line}" if reason.file else ""
        yield Styled(f"  {visible(mask(reason.message))}"), Styled(visible(mask(place)), "muted")


def remedy_lines(catalog: Catalog, remedies: Iterable[Remedy]) -> Iterator[Line]:
    """The remedies, each with the commands to type."""
    told = list(remedies)
    if not told:
        yield (Styled("没有找到只改一两处就行的办法", "muted"),)
        return
    yield (Styled("办法（都试过，这样改就行）：", "heading"),)
    for number, remedy in enumerate(told, 1):
        yield (Styled(f"  {number}．{visible(mask(remedy.message))}"),)
        for command in commands(catalog, remedy):
            yield Styled("      "), Styled(visible(mask(command)), "accent")


def commands(catalog: Catalog, remedy: Remedy) -> Iterator[str]:
    """The commands that a remedy comes to; one for each entity that changes."""
    if remedy.command:
        yield remedy.command
        return
    of_entity: dict[str, list[tuple[str, object]]] = {}
    for edit in remedy.edits:
        source = source_of(catalog, edit.key)
        path = field_path(edit.field, source.content if source else None)
        name = MANIFEST_NAME if edit.key is None else str(edit.key)
        of_entity.setdefault(name, []).append((path, edit.new))
    for name, values in of_entity.items():
        yield set_command(name, values)
