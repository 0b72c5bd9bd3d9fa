"""`show` for a terminal: an entity's fields with Chinese labels, and what refers to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.folding import is_empty
from partyschool_cli.catalog.records.build import record_fields, record_title, title_of
from partyschool_cli.catalog.records.row import RecordField
from partyschool_cli.catalog.referrers import Referrer
from partyschool_cli.model.describe import MODELS, Field, fields_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.types import Absence
from partyschool_cli.model.vocabulary import STATUSES, WEEKDAYS
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.visible import visible_lines
from partyschool_cli.terminal.width import display_width, pad
from partyschool_cli.terminal.wrap import wrap
from partyschool_cli.views.sessions_table import (
    class_sessions_lines,
    referrer_mark,
    referring_sessions_lines,
)
from partyschool_cli.views.shown_entity import ShownEntity
from partyschool_cli.wording.absences import days_and_parts, every

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line

_INDENT = "  "
_MIN_VALUE = 20
_MAX_COLUMNS = 112
_NO_WIDTH = 10_000
# Sessions have a table of their own; a weekday is shown beside its date.
_SHOWN_ELSEWHERE = frozenset({"sessions", "weekday"})


def entity_lines(catalog: Catalog, shown: ShownEntity, width: int | None) -> list[Line]:
    """The lines at `width` columns; None does not wrap."""
    columns = min(width, _MAX_COLUMNS) if width else _NO_WIDTH
    lines = [*_head(shown, columns), *_labelled(field_values(catalog, shown), columns)]
    if shown.record.get("sessions"):
        lines += class_sessions_lines(catalog, shown.record, columns if width else None)
    return [*lines, *_references(catalog, shown, columns, width)]


def field_values(catalog: Catalog, shown: ShownEntity) -> list[tuple[str, list[Line]]]:
    """The fields that an entity's file gives, but for its sessions: the title and the values."""
    return [
        (field.title, _values(catalog, shown, field))
        for field in record_fields(shown.kind)
        if field.name in shown.given
        and field.name not in _SHOWN_ELSEWHERE
        and not is_empty(shown.record[field.name])
    ]


def _head(shown: ShownEntity, columns: int) -> Iterator[Line]:
    status = shown.record["status"]
    mark = f"  {STATUSES[status]}" if status in ("draft", "retired") else ""
    text = f"{shown.kind.title}  {record_title(shown.record)}"
    ending = (Styled(f"  {shown.record['id']}", "id"), Styled(mark, "flag"))
    *first, last = wrap(text, columns)
    yield from ((Styled(line, "title"),) for line in first)
    if display_width("".join((last, *(span.text for span in ending)))) <= columns:
        yield Styled(last, "title"), *ending
    else:
        yield (Styled(last, "title"),)
        yield ending
    yield (Styled(shown.path, "muted"),)


def _labelled(fields: Sequence[tuple[str, list[Line]]], columns: int) -> Iterator[Line]:
    if fields:
        yield ()
    label_width = max((display_width(label) for label, _ in fields), default=0)
    room = max(_MIN_VALUE, columns - len(_INDENT) * 2 - label_width)
    for label, values in fields:
        first = label
        for value in _fitted(values, room):
            yield Styled(_INDENT + pad(first, label_width) + _INDENT, "muted"), *value
            first = ""


def _fitted(values: Iterable[Line], room: int) -> Iterator[Line]:
    """Each value on one line if it fits; a wrapped one loses its inner styles."""
    for value in values:
        text = visible_lines("".join(span.text for span in value))
        if "\n" not in text and display_width(text) <= room:
            yield value
        else:
            yield from ((Styled(line, value[0].style),) for line in wrap(text, room))


def _values(catalog: Catalog, shown: ShownEntity, field: RecordField) -> list[Line]:
    value = shown.record[field.name]
    titles = shown.record.get(field.titles) if field.titles else None
    if field.name == "date" and shown.kind is Kind.SESSION:
        return [(Styled(f"{value} {WEEKDAYS[shown.record['weekday']]}"),)]
    if field.type in ("group", "mapping"):
        inner = next(each for each in fields_of(MODELS[shown.kind]) if each.name == field.name)
        return _group_values(catalog, inner, value)
    if field.titles:
        pairs = zip(value, titles or [], strict=False) if field.many else [(value, titles)]
        return [_reference(name, title) for name, title in pairs]
    words = value if field.many else [value]
    return _word_lines([_word(word, field.choices) for word in words])


def _reference(name: str, title: str | None) -> Line:
    if title is None:
        return Styled(name, "warning"), Styled("（目录里查不到）", "muted")
    return Styled(title), Styled(f" ({name})", "muted")


def _word(value: Any, choices: Mapping[str, str] | None) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return choices.get(value, str(value)) if choices else str(value)


def _word_lines(words: list[str]) -> list[Line]:
    """Short words on one line, sentences on a line each."""
    is_short = all(display_width(word) <= 24 for word in words)
    return [(Styled(text),) for text in (["、".join(words)] if is_short else words)]


def _group_values(catalog: Catalog, field: Field, value: Any) -> list[Line]:
    if field.type == "mapping":
        return [_mapping_item(catalog, field, key, item) for key, item in value.items()]
    listed = value if field.many else [value]
    if field.model is Absence:
        titles = catalog.manifest.vocabulary("day_parts")
        return [(Styled(_absence(item, titles)),) for item in listed]
    return [(Styled(_group(field, item)),) for item in listed]


def _mapping_item(catalog: Catalog, field: Field, key: str, value: Any) -> Line:
    if field.refers_to is None:
        return _reference(key, str(value))
    entity = catalog.entities(field.refers_to).get(key)
    return *_reference(key, title_of(entity) if entity else None), Styled(f"：{value} 分钟")


def _absence(item: Mapping[str, Any], parts: Mapping[str, str]) -> str:
    """`2026-09-28 至 2026-09-29（集市）`, `每周二下午（例会）`, `2026-03-01 起每周二`."""
    first, last = item.get("from"), item.get("to")
    dates = f"{first} 起" if first else f"到 {last} 为止" if last else ""
    if first and last:
        dates = str(first) if first == last else f"{first} 至 {last}"
    days = item.get("days", ())
    within = every(days) + days_and_parts(days, item.get("day_parts", ()), parts)
    when = " ".join(filter(None, (dates, within)))
    return f"{when}（{item['why']}）" if item.get("why") else when


def _group(field: Field, item: Mapping[str, Any]) -> str:
    """`2026-09-28 至 2026-09-29（集市）`; other groups as `开放日 周一、周二，开门 09:00`."""
    rest = {key: value for key, value in item.items() if key not in ("from", "to")}
    if {"from", "to"} <= item.keys() and rest.keys() <= {"why"}:
        days = item["from"] if item["from"] == item["to"] else f"{item['from']} 至 {item['to']}"
        return f"{days}（{item['why']}）" if item.get("why") else str(days)
    parts = []
    for inner in field.fields:
        if inner.name in item:
            value = item[inner.name]
            words = [_word(each, inner.choices) for each in (value if inner.many else [value])]
            label = "" if inner.name == "title" else f"{inner.title} "
            parts.append(label + "、".join(words))
    return "，".join(parts)


def _references(
    catalog: Catalog, shown: ShownEntity, columns: int, width: int | None
) -> Iterator[Line]:
    if not shown.referred_by and shown.kind not in (Kind.CLASS, Kind.SESSION):
        yield from ((), (Styled("没有别的条目提到它", "muted"),))
    for kind, group in groupby(shown.referred_by, key=lambda each: each.key.kind):
        listed = list(group)
        fields = {each.field for each in listed}
        titles = {field.name: field.title for field in fields_of(MODELS[kind])}
        in_one = f"，{titles.get(listed[0].field, listed[0].field)}" if len(fields) == 1 else ""
        yield ()
        heading = Styled(f"提到它的{kind.title}", "heading")
        yield heading, Styled(f"（{len(listed)}{in_one}）", "muted")
        if kind is Kind.SESSION:
            same_course = shown.kind is Kind.COURSE
            room = columns if width else None
            yield from referring_sessions_lines(catalog, listed, room, same_course=same_course)
            continue
        values = [
            _referring(each, "" if in_one else titles.get(each.field, each.field))
            for each in listed
        ]
        for line in _fitted(values, max(_MIN_VALUE, columns - len(_INDENT))):
            yield Styled(_INDENT), *line


def _referring(referrer: Referrer, field: str) -> Line:
    mark = referrer_mark(referrer)
    return (
        Styled(referrer.title or referrer.key.id),
        Styled(f" ({referrer.key.id})", "muted"),
        Styled(f"  {field}" if field else "", "muted"),
        Styled(f"  {mark}" if mark else "", "flag"),
    )
