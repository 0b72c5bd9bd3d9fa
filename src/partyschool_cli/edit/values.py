"""What a person says for a value, and what the file then holds.

`teachers=bxtg、王老师` are two ids, `date=下周三` a day, `contact_hours=2学时` a number,
`unavailable+='3月20日至22日 外出'` a group of fields. What is given back is YAML content in the
format's own spelling: ids, `2026-10-14`, `08:30`, `03-01`, numbers, true and false.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from partyschool_cli.catalog.folding import search_key
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.edit.said import ValueContext, plain_text, wrong
from partyschool_cli.edit.spoken_words import entity_id, weekdays, word_id, words_of
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.describe import Field
from partyschool_cli.model.vocabulary import WEEKDAYS

__all__ = [
    "ValueContext",
    "entry_key",
    "is_free_text",
    "read_item",
    "read_key",
    "read_value",
    "said_items",
]

_SEPARATORS: Final = re.compile("[,，、]")
# A key and what it leads to: `skills 技能素养`, `大礼堂 25分钟`, `skills: 技能素养`.
_ENTRY: Final = re.compile(r"(?P<key>.+?)\s*(?:[:：]\s*|\s)(?P<value>\S.*)")


def read_value(lookup: Lookup, field: Field, said: str, context: ValueContext) -> Any:
    """The content of a field that is said as one text: a list for a list, a dict for a group.

    `,`, `，` and `、` separate ids, words of a vocabulary, dates and numbers of a list; a list of
    free text or of groups has one item. Raises CommandLineError, with what to write, for what
    cannot be read; AmbiguousReferenceError where several are meant.
    """
    text = plain_text(field, said)
    if not field.many and field.type != "mapping":
        return read_item(lookup, field, text, context)
    if field.choices is WEEKDAYS and (days := weekdays(text)) is not None:
        return days
    items = said_items(lookup, field, text, context)
    found = [read_item(lookup, field, one, context) for one in items]
    if field.type == "mapping" and not field.many:
        return {key: value for one in found for key, value in one.items()}
    return [one for at, one in enumerate(found) if one not in found[:at]]


def read_item(lookup: Lookup, field: Field, said: str, context: ValueContext) -> Any:
    """One item of a list, or one entry of a mapping as a dict, as `read_value` reads it."""
    text = plain_text(field, said)
    if field.type == "mapping":
        return _read_entry(lookup, field, text, context)
    if field.type == "group":
        from partyschool_cli.edit.spoken_groups import named_parts, read_group

        parts = named_parts(field, text)
        if parts is None:
            return read_group(field, text, context, lookup.manifest)
        return {one.name: read_value(lookup, one, value, context) for one, value in parts}
    if field.refers_to is not None:
        return entity_id(lookup, field.refers_to, text)
    words = words_of(lookup, field, context)
    if words is not None:
        return word_id(field, words, text)
    return text if field.type == "text" else _read_point(lookup, field, text, context)


def _read_point(lookup: Lookup, field: Field, text: str, context: ValueContext) -> Any:
    # Its patterns take as long to compile as most edits of a text take in all.
    from partyschool_cli.edit import spoken_points

    if field.type == "time":
        return spoken_points.time(field, text, lookup.manifest)
    if field.type == "date":
        return spoken_points.day(field, text, context)
    read: Mapping[str, Callable[[Field, str], Any]] = {
        "number": spoken_points.number,
        "flag": spoken_points.flag,
        "day": spoken_points.day_of_year,
    }
    return read[field.type](field, text)


def said_items(lookup: Lookup, field: Field, text: str, context: ValueContext) -> list[str]:
    """The items that a text names; one that is a whole title or id is not taken apart."""
    if not _is_separated(lookup, field, context):
        return [text]
    parts = [part for one in _SEPARATORS.split(text) if (part := one.strip())]
    if not parts:
        raise wrong(text, "一项或几项", field, "几项之间用顿号（、）或逗号隔开")
    if len(parts) > 1 and field.refers_to is not None and field.type != "mapping":
        try:
            for part in parts:
                entity_id(lookup, field.refers_to, part)
        except CommandLineError:
            return [text] if _is_title(lookup, field, text) else parts
    return parts


def _is_title(lookup: Lookup, field: Field, text: str) -> bool:
    try:
        return field.refers_to is not None and bool(entity_id(lookup, field.refers_to, text))
    except CommandLineError:
        return False


def _is_separated(lookup: Lookup, field: Field, context: ValueContext) -> bool:
    if field.type == "mapping":
        return field.item is not None and field.item.type == "number"
    # Codes of rules have no separators in them.
    is_codes = field.name == "disable"
    return is_codes or (field.type != "group" and not is_free_text(lookup, field, context))


def is_free_text(lookup: Lookup, field: Field, context: ValueContext) -> bool:
    """Whether a field holds any text: no ids, words, numbers or dates."""
    is_text = field.type == "text" and field.refers_to is None
    return is_text and words_of(lookup, field, context) is None


def _read_entry(lookup: Lookup, field: Field, text: str, context: ValueContext) -> dict[str, Any]:
    found = _ENTRY.fullmatch(text)
    if found is None or field.item is None:
        raise wrong(text, "一对", field, _entry_hint(field))
    key = entry_key(lookup, field, found["key"], context)
    return {key: read_item(lookup, field.item, found["value"], context)}


def entry_key(lookup: Lookup, field: Field, said: str, context: ValueContext) -> str:
    """The key of an entry to write: an id, one that is there by its title, or a new word.

    Raises CommandLineError where an id or a word of the format belongs and none is meant.
    """
    text = plain_text(field, said)
    if field.refers_to is not None:
        return entity_id(lookup, field.refers_to, text)
    if field.choices is not None:
        return word_id(field, field.choices, text)
    titles = _titles(field, context)
    return next((key for key, title in titles.items() if text in (key, title)), text)


def read_key(lookup: Lookup, field: Field, said: str, context: ValueContext) -> str:
    """As `entry_key`, but what is there may be called by a part of its title too."""
    key = entry_key(lookup, field, said, context)
    titles = _titles(field, context)
    if field.refers_to is not None or field.choices is not None or key in titles:
        return key
    found = [one for one, title in titles.items() if search_key(key) in search_key(title)]
    return found[0] if len(found) == 1 else key


def _titles(field: Field, context: ValueContext) -> dict[str, str]:
    """The keys that a mapping has, with what they are called."""
    present = context.content.get(field.name)
    if not isinstance(present, dict):
        return {}
    return {
        str(key): str(one.get("title", "")) if isinstance(one, dict) else str(one)
        for key, one in present.items()
    }


def _entry_hint(field: Field) -> str:
    key = "名称" if field.refers_to is not None else "编号"
    value = "数字" if field.item is not None and field.item.type == "number" else "名称"
    return f'中间空一格，如 "{field.name}+={key} {value}"'
