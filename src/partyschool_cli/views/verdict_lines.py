"""Whether a sheet is still true, in a clerk's words: the result, then a line for each change."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from partyschool_cli.export.checking.differences import item_pairs
from partyschool_cli.export.checking.verdict import Result, Verdict
from partyschool_cli.export.codes.facts import Item, Value
from partyschool_cli.export.codes.subject import days_text
from partyschool_cli.history.revisions import short
from partyschool_cli.source.text.personal import mask
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.visible import visible
from partyschool_cli.wording.dates import date_text
from partyschool_cli.wording.marks import session_mark

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line

RESULTS: Final[Mapping[Result, str]] = {
    "current": "与目录一致",
    "changed": "已改",
    "unknown": "查无此表",
}
_STYLES: Final[Mapping[Result, str]] = {"current": "good", "changed": "warning", "unknown": "error"}
_NOTHING: Final = "（无）"
_WHEN: Final = frozenset({"date", "start", "end"})
_LABELS: Final = {
    "adviser": "班主任",
    "audience": "授课对象",
    "capacity": "可容人数",
    "classes": "班次",
    "delivery": "授课方式",
    "first": "第一天",
    "hours": "学时",
    "last": "最后一天",
    "marks": "标记",
    "moderator": "主持",
    "note": "备注",
    "objectives": "教学目标",
    "organizer": "制表单位",
    "people": "人数",
    "purpose": "培训目的",
    "region": "地区",
    "remarks": "注",
    "school": "学校",
    "schools": "学校",
    "section": "所属",
    "site": "地点",
    "sites": "地点",
    "status": "状态",
    "strand": "模块",
    "summary": "内容简介",
    "teachers": "授课人",
    "title": "名称",
    "topics": "专题",
}
_MAX_VALUE: Final = 40


def verdict_lines(verdict: Verdict) -> Iterator["Line"]:
    """The lines of a verdict, fit to be shown."""
    head = Styled(RESULTS[verdict.result], _STYLES[verdict.result])
    yield head, Styled(visible(mask(f"：{_what(verdict)}")))
    if verdict.result != "changed":
        return
    yield (Styled(_since(verdict)),)
    yield from ((Styled(visible(mask(f"  {line}"))),) for line in _changes(verdict))


def _what(verdict: Verdict) -> str:
    claim, subject = verdict.claim, verdict.subject
    printed = f"，版本 {claim.date}" if claim.date else ""
    named = f"校验码 {claim.code}{printed}"
    if subject is None:
        return f"{claim.title}（{named}）" if claim.title else named
    days = days_text(subject.first, subject.last)
    return f"{subject.title}（{'，'.join(filter(None, (days, named)))}）"


def _since(verdict: Verdict) -> str:
    now = verdict.current_code
    code = f"现在的校验码是 {now}" if now else "现在的目录里没有它了"
    if verdict.since is not None:
        day = verdict.since.date.date()
        return f"从 {short(verdict.since.commit)}（{day}）起不一样；{code}"
    return f"改动还没有保存（pschool save）；{code}" if verdict.is_unsaved else code


def _changes(verdict: Verdict) -> Iterator[str]:
    old, new = verdict.old, verdict.new
    if old is None or new is None:
        return
    yield from _fields({"title": old.title, **old.head}, {"title": new.title, **new.head})
    pairs = [pair for pair in item_pairs(old.items, new.items) if not _is_same(*pair)]
    for before, after in sorted(pairs, key=lambda pair: _order(pair[0] or pair[1])):
        if before is not None and after is not None:
            yield f"{_called(before)}：{'，'.join(_fields(before.values, after.values))}"
        elif before is not None:
            yield f"删去：{_called(before)}"
        elif after is not None:
            yield f"新增：{_called(after)}"


def _is_same(before: Item | None, after: Item | None) -> bool:
    return before is not None and after is not None and before.values == after.values


def _order(item: Item | None) -> tuple[str, ...]:
    values: Mapping[str, Value] = item.values if item is not None else {}
    return tuple(_shown(values.get(name)) for name in ("date", "start", "section", "title"))


def _called(item: Item) -> str:
    """`10月13日 08:30—11:30 党章导读`."""
    return " ".join(filter(None, (_when(item.values), _shown(item.values.get("title")))))


def _when(values: Mapping[str, Value]) -> str:
    date = values.get("date")
    if not isinstance(date, str):
        return ""
    try:
        day = date_text(dt.date.fromisoformat(date))
    except ValueError:  # of a PDF that somebody else made
        day = date
    return f"{day} {_shown(values.get('start'))}—{_shown(values.get('end'))}"


def _fields(old: Mapping[str, Value], new: Mapping[str, Value]) -> Iterator[str]:
    if any(old.get(name) != new.get(name) for name in _WHEN):
        yield f"时间 {_when(old)} → {_when(new)}"
    for name in dict.fromkeys((*old, *new)):
        if name not in _WHEN and old.get(name) != new.get(name):
            was, is_now = (_said(name, one.get(name)) for one in (old, new))
            yield f"{_LABELS.get(name, name)} {was} → {is_now}"


def _said(name: str, value: Value | None) -> str:
    if name == "status":
        return session_mark(value) if value in ("moved", "cancelled") else "按计划"
    text = _shown(value) or _NOTHING
    return text if len(text) <= _MAX_VALUE else f"{text[: _MAX_VALUE - 1]}…"


def _shown(value: Value | None) -> str:
    return "、".join(value) if isinstance(value, tuple) else value or ""
