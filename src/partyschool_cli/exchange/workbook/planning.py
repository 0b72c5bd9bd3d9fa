"""The plan of a merge: edits and new files first, then what goes, then other ids."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.lookup import Lookup, sessions_in
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.joined_plans import joined
from partyschool_cli.edit.new_entity import new_entity
from partyschool_cli.edit.plan import Plan, edited, sole_file
from partyschool_cli.edit.remove import StillNamedError, remove
from partyschool_cli.edit.rename import rename
from partyschool_cli.edit.session_place import place_in_time
from partyschool_cli.edit.sessions import class_of, sole_position
from partyschool_cli.exchange.workbook.layout import ID
from partyschool_cli.exchange.workbook.merged import Merge, NewRow
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.changes.change_set import Change, ChangeSet
from partyschool_cli.source.files.tree import FileTree
from partyschool_cli.source.text_edits.text_edits import Insert, Remove, SetValue, TextEdit

_SESSIONS = "sessions"

# The catalog of a tree.
Load = Callable[[FileTree], Catalog]


def merge_plan(merge: Merge, lookup: Lookup, load: Load, *, delete: bool) -> Plan:
    """The one plan of all that a merge changes; rows that are gone go with `delete` only.

    Raises CommandLineError for a file that cannot be edited, RefusedError where something still
    names what is to go.
    """
    plans = [_edits(merge, lookup)]
    if delete and merge.gone:
        plans.append(_removal(_after(lookup, plans, load), tuple(_outermost(merge.gone))))
    for old, new in merge.renamed.items():
        after = _after(lookup, plans, load)
        plans.append(rename(after, str(old), new.id))
    return joined(lookup.tree, plans)


def _after(lookup: Lookup, plans: Iterable[Plan], load: Load) -> Lookup:
    """The catalog after some plans."""
    tree = joined(lookup.tree, plans).changes.preview(lookup.tree)
    return Lookup(tree, lambda: load(tree))


def _removal(lookup: Lookup, keys: Sequence[Key]) -> Plan:
    """The plan that deletes rows that are gone. Raises StillNamedError with advice that fits."""
    try:
        return remove(lookup, map(str, keys), cascade=False)
    except StillNamedError as error:
        hint = "先在工作簿里把这些地方也改掉；真不要了，用 pschool remove 编号 --cascade"
        raise StillNamedError(error.message, hint, error.usages) from None


def _outermost(keys: Sequence[Key]) -> Iterator[Key]:
    """Without the sessions of classes that go as well."""
    classes = {key.id for key in keys if key.kind is Kind.CLASS}
    for key in keys:
        if key.kind is not Kind.SESSION or key.id.partition("/")[0] not in classes:
            yield key


def _edits(merge: Merge, lookup: Lookup) -> Plan:
    """The changes of fields, and the new entities and sessions."""
    new_sessions: dict[Key, list[NewRow]] = {}
    for row in merge.new:
        if row.key.kind is Kind.SESSION:
            new_sessions.setdefault(class_of(row.key), []).append(row)
    by_file: dict[Key, dict[Key, Mapping[str, Any]]] = {}
    for key, values in merge.values.items():
        file = class_of(key) if key.kind is Kind.SESSION else key
        by_file.setdefault(file, {})[key] = values
    made = {row.key for row in merge.new}
    changes: list[Change] = []
    for key in dict.fromkeys((*by_file, *(one for one in new_sessions if one not in made))):
        sole_file(lookup, key)
        edits = _file_edits(lookup, key, by_file.get(key, {}), new_sessions.get(key, ()))
        change = edited(lookup.source(key), edits)
        if change is not None:
            changes.append(change)
    plans = [Plan(ChangeSet(tuple(changes)))]
    for row in merge.new:
        if row.key.kind is not Kind.SESSION:
            sessions = _in_time(new_sessions.get(row.key, ()))
            content = {**row.content, **({_SESSIONS: sessions} if sessions else {})}
            plans.append(new_entity(lookup, row.key, content))
    return joined(lookup.tree, plans)


def _file_edits(
    lookup: Lookup,
    key: Key,
    values: Mapping[Key, Mapping[str, Any]],
    new_sessions: Sequence[NewRow],
) -> Iterator[TextEdit]:
    source, content = lookup.source(key), lookup.content(key)
    sessions = [dict(one) for one in sessions_in(content)]
    for one, fields in values.items():
        if one == key:
            yield from _field_edits((), content, fields)
        else:
            at = sole_position(source, content, one)
            yield from _field_edits((_SESSIONS, at), sessions[at], fields)
            sessions[at] |= fields
    for row in new_sessions:
        session = _session(row)
        place = place_in_time(sessions, session)
        sessions.insert(place, session)
        yield Insert((_SESSIONS, place), session)


def _field_edits(
    path: tuple[str | int, ...], content: Mapping[str, Any], fields: Mapping[str, Any]
) -> Iterator[TextEdit]:
    for name, value in fields.items():
        if value is not None:
            yield SetValue((*path, name), value)
        elif name in content:
            yield Remove((*path, name))


def _session(row: NewRow) -> dict[str, Any]:
    return {ID: row.key.id.rpartition("/")[2], **row.content}


def _in_time(rows: Iterable[NewRow]) -> list[dict[str, Any]]:
    sessions: list[dict[str, Any]] = []
    for row in rows:
        session = _session(row)
        sessions.insert(place_in_time(sessions, session), session)
    return sessions
