"""Completion: what may be written at a place."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from partyschool_cli.editor.cursor import Cursor
from partyschool_cli.editor.place import Place
from partyschool_cli.editor.proposals.entities import entities
from partyschool_cli.editor.proposals.fields import missing_fields
from partyschool_cli.editor.proposals.new_session import new_session, next_id
from partyschool_cli.editor.proposals.proposal import Proposal, matches
from partyschool_cli.editor.proposals.times import session_days, session_times
from partyschool_cli.editor.proposals.whole_file import whole_file
from partyschool_cli.editor.proposals.words import words
from partyschool_cli.editor.proposals.writing import Writing, writing_at
from partyschool_cli.model.describe import Field
from partyschool_cli.source.style.field_order import field_of
from partyschool_cli.source.text.span import FieldPath

# A list with more is sent anew while it is typed: nobody reads on, and 10,000 take half a second.
MOST_PROPOSALS: Final = 200


class Proposals(NamedTuple):
    """What to offer at a cursor, the best first. With `is_part`, there is more: ask again."""

    cursor: Cursor | None
    proposals: tuple[Proposal, ...] = ()
    is_part: bool = False


def complete(place: Place, *, uses_snippets: bool, adds_indent: bool) -> Proposals:
    """What may be written at a place."""
    cursor = place.cursor
    if cursor is None or place.model is None:
        return Proposals(None)
    writing = writing_at(place, cursor, uses_snippets=uses_snippets, adds_indent=adds_indent)
    found = list(_on_key(place, cursor, writing))
    if cursor.on == "value":
        found = list(_on_value(place, cursor, writing))
    is_part = len(found) > MOST_PROPOSALS
    if is_part and cursor.typed.strip():
        found = [each for each in found if matches(each, cursor.typed)]
    is_part = is_part or len(found) > MOST_PROPOSALS
    ranked = sorted(found, key=lambda each: (each.is_retired, each.rank))
    return Proposals(cursor, tuple(ranked[:MOST_PROPOSALS]), is_part)


def _on_key(place: Place, cursor: Cursor, writing: Writing) -> Iterator[Proposal]:
    if cursor.on != "key" or place.model is None:
        return
    path = cursor.path[:-1]
    holder = field_of(place.model, path)
    if holder is not None:
        yield from _keys(place, holder, path, writing)
    if not path:
        yield from whole_file(place, writing)


def _keys(place: Place, holder: Field, path: FieldPath, writing: Writing) -> Iterator[Proposal]:
    """The keys of the mapping at `path`: fields of a group, or the ids and words of a mapping."""
    if holder.type == "mapping":
        own = writing.cursor.text if writing.cursor.on == "key" else None
        present = [key for key in place.outline.keys(path) if key != own]
        for each in _named(place, holder, present):
            yield each._replace(text=writing.mapping_key(each.text))
    elif holder.model is not None:
        yield from missing_fields(place, holder, path, writing)


def _on_value(place: Place, cursor: Cursor, writing: Writing) -> Iterator[Proposal]:
    if place.model is None:
        return
    field = field_of(place.model, cursor.path)
    if field is None:
        return
    if field.type in ("group", "mapping"):
        if cursor.own_line and not cursor.quote:
            if field.name == "sessions":
                yield from new_session(place, writing)
            yield from _keys(place, field, cursor.path, writing)
        return
    holder = cursor.path[:-1] if isinstance(cursor.path[-1], int) else cursor.path
    present = place.all_said(holder) if field.many else ()
    for each in _values(place, cursor, field, present):
        is_named = each.kind in ("entity", "id") or field.vocabulary is not None
        yield each._replace(text=writing.value(each.text, field, quoted=is_named))


def _values(
    place: Place, cursor: Cursor, field: Field, present: Iterable[str]
) -> Iterator[Proposal]:
    if place.session is not None and len(cursor.path) == len(place.session) + 1:
        if field.name == "id":
            yield from next_id(place)
        elif field.name == "date":
            yield from session_days(place)
        elif field.type == "time":
            yield from session_times(place, field.name)
    yield from _named(place, field, present)


def _named(place: Place, field: Field, present: Iterable[str]) -> Iterator[Proposal]:
    """The entities or words that a field may hold."""
    if field.refers_to is not None:
        yield from entities(place, field, present)
    else:
        yield from words(place, field, present)
