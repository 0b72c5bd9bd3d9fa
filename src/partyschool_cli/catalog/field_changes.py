"""The fields that differ between two versions of a catalog file, as data.

`field` is named as lint names it: sessions by id (`sessions[s02].site`), groups and mappings by
key (`open.days`, `travel_minutes.hall`). Other lists are one field, old and new whole; so is a
session that is only in one version. What is not there is None.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.describe import MODELS, Field, fields_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Manifest

# What the manifest is called where entities have their kind and id.
MANIFEST_NAME: Final = "catalog"
_SESSIONS: Final = "sessions"

Content = Mapping[str, Any]
_Sessions = Mapping[str, Content]


class FieldChange(NamedTuple):
    """One field of a file before and after a change.

    `key` is the entity of the file, None for the manifest. `session` is the id of the session that
    the field is in, if it is in one; `name` is the field there, empty for a whole session.
    `follows_rename` is true where nothing but the ids of renamed entities differs.
    """

    file: str
    key: Key | None
    field: str
    old: Any
    new: Any
    session: str = ""
    name: str = ""
    follows_rename: bool = False


def field_changes(
    file: str,
    key: Key | None,
    before: Content | None,
    after: Content | None,
    renamed: Mapping[str, str] = {},
) -> Iterator[FieldChange]:
    """The changed fields in the order of the format; None is the content of no file.

    `renamed` are the new ids of sessions that have another one afterwards.
    """
    old, new = before or {}, after or {}
    fields = fields_of(Manifest if key is None else MODELS[key.kind])
    order = [field.name for field in fields]
    known = {field.name: field for field in fields}
    for name in dict.fromkeys((*order, *old, *new)):
        was, is_now = old.get(name), new.get(name)
        if was == is_now:
            continue
        sessions = _sessions(key, name, was, is_now, renamed)
        if sessions is not None and key is not None:
            yield from _session_changes(file, key, *sessions)
        else:
            for path, one, other in _leaves(known.get(name), name, was, is_now):
                yield FieldChange(file, key, path, one, other, name=path)


def _leaves(field: Field | None, path: str, old: Any, new: Any) -> Iterator[tuple[str, Any, Any]]:
    """The differing fields of a group or mapping; everything else is one."""
    is_nested = field is not None and field.type in ("group", "mapping") and not field.many
    sides = [side for side in (old, new) if side is not None]
    if not is_nested or not all(isinstance(side, dict) for side in sides):
        yield path, old, new
        return
    inner = {one.name: one for one in field.fields} if field is not None else {}
    before, after = old or {}, new or {}
    for name in dict.fromkeys((*before, *after)):
        was, is_now = before.get(name), after.get(name)
        if was != is_now:
            yield from _leaves(inner.get(name), f"{path}.{name}", was, is_now)


def _session_changes(
    file: str, key: Key, before: _Sessions, after: _Sessions
) -> Iterator[FieldChange]:
    order = [field.name for field in fields_of(MODELS[Kind.SESSION])]
    for name in dict.fromkeys((*before, *after)):
        was, is_now = before.get(name), after.get(name)
        path = f"{_SESSIONS}[{name}]"
        if was is None or is_now is None:
            yield FieldChange(file, key, path, was, is_now, session=name)
            continue
        for field in dict.fromkeys((*order, *was, *is_now)):
            one, other = was.get(field), is_now.get(field)
            if one != other:
                yield FieldChange(file, key, f"{path}.{field}", one, other, name, field)


def _sessions(
    key: Key | None, field: str, old: Any, new: Any, renamed: Mapping[str, str]
) -> tuple[_Sessions, _Sessions] | None:
    """Both lists of sessions by id, the old ones by what they are called now.

    None where the field is another one, a session has no id, or two have the same.
    """
    if field != _SESSIONS or key is None or key.kind is not Kind.CLASS:
        return None
    before, after = _by_id(old), _by_id(new)
    if before is None or after is None:
        return None
    return {renamed.get(name, name): one for name, one in before.items()}, after


def _by_id(sessions: Any) -> _Sessions | None:
    if sessions is None:
        return {}
    if not isinstance(sessions, list):
        return None
    found: dict[str, Content] = {}
    for one in sessions:
        name = one.get("id") if isinstance(one, dict) else None
        if not isinstance(name, str) or name in found:
            return None
        found[name] = one
    return found
