"""The edits that `=`, `+=` and `-=` make at a place of a file."""

from collections.abc import Iterator
from typing import Any

from partyschool_cli.catalog.folding import search_key
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.quoting import shown
from partyschool_cli.catalog.records.build import plain
from partyschool_cli.catalog.resolve import AmbiguousReferenceError
from partyschool_cli.edit.assignment import Assignment
from partyschool_cli.edit.field_paths import Location
from partyschool_cli.edit.said import ValueContext, named, plain_text
from partyschool_cli.edit.values import is_free_text, read_item, read_key, read_value, said_items
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.describe import Field
from partyschool_cli.source.text_edits.text_edits import (
    Insert,
    Remove,
    SetValue,
    TextEdit,
)


def field_edits(
    lookup: Lookup, location: Location, assignment: Assignment, context: ValueContext
) -> Iterator[TextEdit]:
    """The edits of one assignment; none where the file has it so already.

    Raises CommandLineError for a value that cannot be read or does not belong there.
    """
    said = assignment.said
    if assignment.operator == "=":
        if said:
            value = read_value(lookup, location.field, said, context)
            yield from _set(location, value)
        elif location.value is not None:
            yield Remove(location.path)
        return
    if not (location.field.many or location.field.type == "mapping"):
        message = f"{named(location.field)}只有一个值，不能用 {assignment.operator}"
        raise CommandLineError(message, f"写 {location.field.name}=…")
    if assignment.operator == "+=":
        yield from _added(location, _given(lookup, location, said, context))
    elif location.value is not None:
        yield from _taken(lookup, location, said, context)


def _given(lookup: Lookup, location: Location, said: str, context: ValueContext) -> Any:
    if location.field.name == "sessions":
        raise CommandLineError("加课次不用 set", "写 pschool new 课次 班次 日期=… 课程=…")
    return read_value(lookup, location.field, said, context)


def _set(location: Location, value: Any) -> Iterator[TextEdit]:
    is_default = location.value is None and value == plain(location.field.default)
    if not is_default and (location.value != value or type(location.value) is not type(value)):
        yield SetValue(location.path, value)


def _added(location: Location, value: Any) -> Iterator[TextEdit]:
    if isinstance(value, dict):
        present = location.value if isinstance(location.value, dict) else {}
        yield from (
            SetValue((*location.path, key), one)
            for key, one in value.items()
            if present.get(key) != one
        )
        return
    items = location.value if isinstance(location.value, list) else []
    if location.value is not None and not isinstance(location.value, list):
        message = f"{named(location.field)}现在写的不是列表"
        raise CommandLineError(message, f"先改成列表：{location.field.name}=…")
    new = [one for one in value if one not in items]
    yield from (Insert((*location.path, len(items) + at), one) for at, one in enumerate(new))


def _taken(
    lookup: Lookup, location: Location, said: str, context: ValueContext
) -> Iterator[TextEdit]:
    text = plain_text(location.field, said)
    if isinstance(location.value, dict):
        key = text if text in location.value else read_key(lookup, location.field, text, context)
        if key in location.value:
            yield Remove((*location.path, key))
        return
    items = location.value if isinstance(location.value, list) else []
    if text in items:
        found = [items.index(text)]
    elif location.field.type == "group":
        found = _groups_meant(location.field, items, text, context)
    elif is_free_text(lookup, location.field, context):
        found = _texts_meant(location.field, items, text)
    else:
        said_ones = said_items(lookup, location.field, text, context)
        # One that is there need not be known: an id that no file has, a word of old.
        values = [
            one if one in items else read_item(lookup, location.field, one, context)
            for one in said_ones
        ]
        found = [at for at, item in enumerate(items) if item in values]
    yield from (Remove((*location.path, at)) for at in sorted(found, reverse=True))


def _texts_meant(field: Field, items: list[Any], said: str) -> list[int]:
    """The position of the text that is meant whole, or by a part of it; empty for none."""
    sought = search_key(said)
    texts = [search_key(str(item)) for item in items]
    found = [at for at, text in enumerate(texts) if text == sought]
    found = found or [at for at, text in enumerate(texts) if sought in text]
    if len(found) > 1:
        raise _ambiguous(field, items, found, said)
    return found


def _groups_meant(field: Field, items: list[Any], said: str, context: ValueContext) -> list[int]:
    """The position of the group that a date or a text of it means; empty for none."""
    found = [at for at, item in enumerate(items) if _begins_with(item, said, context)]
    found = found or [at for at, item in enumerate(items) if _has_day(item, said, context)]
    sought = search_key(said)
    found = found or [at for at, item in enumerate(items) if sought in search_key(_shown(item))]
    if len(found) > 1:
        raise _ambiguous(field, items, found, said)
    return found


def _days(said: str, context: ValueContext) -> tuple[str, str] | None:
    """The days that a text is, or begins with."""
    from partyschool_cli.catalog.query.dates import parse_dates

    for text in (said, said.split(maxsplit=1)[0]):
        try:
            return parse_dates(text, context.today)
        except ValueError:
            continue
    return None


def _begins_with(item: Any, said: str, context: ValueContext) -> bool:
    days = _days(said, context)
    if days is None or not isinstance(item, dict):
        return False
    is_one_day = days[0] == days[1]
    return item.get("from") == days[0] and (is_one_day or item.get("to") == days[1])


def _has_day(item: Any, said: str, context: ValueContext) -> bool:
    days = _days(said, context)
    if days is None or not isinstance(item, dict):
        return False
    return str(item.get("from", "")) <= days[1] and days[0] <= str(item.get("to", ""))


def _ambiguous(
    field: Field, items: list[Any], found: list[int], said: str
) -> AmbiguousReferenceError:
    message = f"{shown(said)}可以指{named(field)}里的 {len(found)} 项"
    choices = tuple(f"{field.name}[{at}]：{_shown(items[at])}" for at in found)
    return AmbiguousReferenceError(message, f"去掉其中一项：{field.name}[{found[0]}]=", choices)


def _shown(item: Any) -> str:
    return " ".join(map(str, item.values())) if isinstance(item, dict) else str(item)
