"""What differs between two versions of a sheet's facts, in the terms of a catalog's diff.

Fields are named as the diff names them; values are the words that are printed.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any, Final

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.diff import EntityChange
from partyschool_cli.catalog.field_changes import FieldChange
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.codes.facts import Facts, Item, Value
from partyschool_cli.export.codes.subject import Subject
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.listing import MANIFEST

# What facts are called in the files; the others have the same name there.
_FIELDS: Final = {
    "first": "from",
    "last": "to",
    "people": "size",
    "hours": "contact_hours",
    "section": "theme",
}

Pair = tuple[Item | None, Item | None]


def differences(
    old: Facts, new: Facts | None, subject: Subject, catalog: Catalog
) -> tuple[EntityChange, ...]:
    """What differs between what a sheet says and what it would say now (None: nothing)."""
    if new is None:
        return (_gone(old, subject),)
    found = [*_head(old, new, subject, catalog)]
    items: dict[Key, list[FieldChange]] = {}
    for before, after in item_pairs(old.items, new.items):
        for change in _item(old.document, before, after, catalog):
            if change.key is not None:
                items.setdefault(change.key, []).append(change)
    found += (_entity(key, fields, catalog) for key, fields in items.items())
    return tuple(_joined(found))


def _joined(changes: Iterable[EntityChange]) -> Iterator[EntityChange]:
    """One change for each entity."""
    by_key: dict[Key | None, EntityChange] = {}
    for change in changes:
        known = by_key.get(change.key)
        fields = (*(known.fields if known else ()), *change.fields)
        by_key[change.key] = change._replace(fields=fields)
    yield from by_key.values()


def _gone(old: Facts, subject: Subject) -> EntityChange:
    key = subject.key
    file = MANIFEST if key is None else f"{key.kind.plural}/{key.id}.yaml"
    return EntityChange("removed", key, None, old.title, file, ())


def _head(old: Facts, new: Facts, subject: Subject, catalog: Catalog) -> Iterator[EntityChange]:
    before, after = ({"title": one.title, **one.head} for one in (old, new))
    key = subject.key
    fields = tuple(_fields(before, after, _file(key, catalog), key, ""))
    if fields:
        yield EntityChange("changed", key, None, new.title, _file(key, catalog), fields)


def _item(
    document: str, before: Item | None, after: Item | None, catalog: Catalog
) -> Iterator[FieldChange]:
    shown = after or before
    if shown is None or not shown.refs:
        return
    name, _, session = shown.refs[0].partition("/")
    key = Key(Kind.CLASS if document == "timetable" else Kind.COURSE, name)
    file = _file(key, catalog)
    if before is not None and after is not None:
        yield from _fields(before.values, after.values, file, key, session)
        return
    old, new = (None if one is None else _plain(one.values) for one in (before, after))
    field = f"sessions[{session}]" if session else "id"
    yield FieldChange(file, key, field, old, new, session)


def _fields(
    old: Mapping[str, Value], new: Mapping[str, Value], file: str, key: Key | None, session: str
) -> Iterator[FieldChange]:
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            field = _FIELDS.get(name, name)
            path = f"sessions[{session}].{field}" if session else field
            was, is_now = (_value(one.get(name)) for one in (old, new))
            yield FieldChange(file, key, path, was, is_now, session, field)


def _plain(values: Mapping[str, Value]) -> dict[str, Any]:
    return {_FIELDS.get(name, name): _value(value) for name, value in values.items()}


def _value(value: Value | None) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _entity(key: Key, fields: Iterable[FieldChange], catalog: Catalog) -> EntityChange:
    file = catalog.file_of.get(key)
    entity = file.entity if file is not None else None
    title = str(getattr(entity, key.kind.title_field, key.id))
    return EntityChange("changed", key, None, title, _file(key, catalog), tuple(fields))


def _file(key: Key | None, catalog: Catalog) -> str:
    if key is None:
        return MANIFEST
    file = catalog.file_of.get(key)
    return file.source.path if file is not None else f"{key.kind.plural}/{key.id}.yaml"


def item_pairs(old: Iterable[Item], new: Iterable[Item]) -> Iterator[Pair]:
    """Which item is which: by ids, else by what they say; what has no partner stands alone."""
    before, after = dict(enumerate(old)), dict(enumerate(new))
    for keys_of in (_whole, _ids, _title_and_day, _title, _time):
        waiting: dict[Hashable, list[int]] = {}
        for place, one in after.items():
            for key in keys_of(one):
                waiting.setdefault(key, []).append(place)
        # Each place is looked at once for its key, however many have the same.
        left = {key: iter(places) for key, places in waiting.items()}
        for place, one in tuple(before.items()):
            others = (each for key in keys_of(one) for each in left.get(key, ()))
            other = next((each for each in others if each in after), None)
            if other is not None:
                yield before.pop(place), after.pop(other)
    yield from ((one, None) for one in before.values())
    yield from ((None, one) for one in after.values())


def _whole(item: Item) -> Iterable[Hashable]:
    yield tuple(sorted(item.values.items()))


def _ids(item: Item) -> Iterable[Hashable]:
    yield from item.refs


def _title_and_day(item: Item) -> Iterable[Hashable]:
    yield item.values.get("title"), item.values.get("date")


def _title(item: Item) -> Iterable[Hashable]:
    yield item.values.get("title")


def _time(item: Item) -> Iterable[Hashable]:
    if "date" in item.values:
        yield item.values["date"], item.values.get("start")
