"""Join the fields of an entity's file into those of another: what is added, what stays."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from partyschool_cli.catalog.lookup import session_ids, sessions_in
from partyschool_cli.edit.session_place import next_session_id, place_in_time
from partyschool_cli.model.describe import Field, fields_of
from partyschool_cli.model.describe import Model as ModelType
from partyschool_cli.source.text_edits.text_edits import Insert, SetValue, TextEdit

_SESSIONS: Final = "sessions"
# A retired entity that is merged into one in use does not retire it.
_NEVER_TAKEN: Final = frozenset({"status"})

Content = Mapping[str, Any]


class LeftOut(NamedTuple):
    """A field in which both files have a value: the one that stays, and the other."""

    field: Field
    kept: Any
    left: Any


class Joined(NamedTuple):
    """Edits of the file that stays, values that are left out, new ids of sessions by old ones."""

    edits: tuple[TextEdit, ...]
    left_out: tuple[LeftOut, ...]
    sessions: Mapping[str, str]


def joined(model: ModelType, kept: Content, other: Content) -> Joined:
    """What makes the fields of `other`, a file of the same model, part of `kept`.

    Fields that `kept` lacks are taken over, lists and mappings are joined; else its own value
    stays. Sessions that have a taken id get a free one.
    """
    edits: list[TextEdit] = []
    left: list[LeftOut] = []
    sessions: dict[str, str] = {}
    for field in fields_of(model):
        own, new = kept.get(field.name), other.get(field.name)
        if new is None or new == own:
            continue
        if field.name == _SESSIONS and isinstance(new, list) and isinstance(own or [], list):
            edits += _sessions(own or [], new, sessions)
        elif own is None and not _may_not_be_taken(field, kept):
            edits.append(SetValue((field.name,), new))
        elif field.many and isinstance(own, list) and isinstance(new, list):
            fresh = [item for at, item in enumerate(new) if item not in own + new[:at]]
            edits += (Insert((field.name, len(own) + at), one) for at, one in enumerate(fresh))
        elif field.type == "mapping" and isinstance(own, dict) and isinstance(new, dict):
            for key, value in new.items():
                if key not in own:
                    edits.append(SetValue((field.name, key), value))
                elif own[key] != value:
                    left.append(LeftOut(field, {key: own[key]}, {key: value}))
        else:
            left.append(LeftOut(field, own, new))
    return Joined(tuple(edits), tuple(left), sessions)


def _may_not_be_taken(field: Field, kept: Content) -> bool:
    """Whether the file that stays would contradict itself with the other's value."""
    return (
        field.name in _NEVER_TAKEN
        or (field.name == "theme" and kept.get("kind") == "special")
        or (field.name == "parent" and kept.get("tier") == "county")
    )


def _sessions(
    own: Sequence[Any], new: Sequence[Any], renamed: dict[str, str]
) -> Iterator[TextEdit]:
    """The new sessions where they belong by time; notes new ids in `renamed`."""
    together = sessions_in({_SESSIONS: own})
    ids = session_ids({_SESSIONS: own})
    others = session_ids({_SESSIONS: new})
    for session, name in zip(new, others, strict=True):
        if session in own:
            continue
        added = session
        if name and name in ids:
            renamed[name] = next_session_id([*ids, *others])
            added = {**session, "id": renamed[name]}
        at = place_in_time(together, added if isinstance(added, dict) else {})
        together.insert(at, added if isinstance(added, dict) else {})
        ids.append(renamed.get(name, name))
        yield Insert((_SESSIONS, at), added)
