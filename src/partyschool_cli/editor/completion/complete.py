"""Completion: what may be written at a place."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from partyschool_cli.editor.completion.entities import entities
from partyschool_cli.editor.completion.fields import missing_fields
from partyschool_cli.editor.completion.new_session import new_session, next_id
from partyschool_cli.editor.completion.proposal import Proposal, matches
from partyschool_cli.editor.completion.times import session_days, session_times
from partyschool_cli.editor.completion.whole_file import whole_file
from partyschool_cli.editor.completion.words import words
from partyschool_cli.editor.completion.writing import Writing, writing_at
from partyschool_cli.editor.text.cursor import Cursor
from partyschool_cli.editor.text.place import Place
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import Field
from partyschool_cli.source.style.field_order import field_of
from partyschool_cli.source.text.span import FieldPath

# A list with more is sent anew while it is typed: nobody reads on, and 10,000 take half a second.
MOST_PROPOSALS: Final = 200
# Letters by which pinyin in the middle of a title is known (老党员 in 王答乡老党员, by `ld`). Some
# clients look for the first letter at the start of words only, so until then they ask again.
_TELLING: Final = 2


class Proposals(NamedTuple):
    """What to offer at a cursor, the best first. With `is_part`, ask again when more is typed."""

    cursor: Cursor | None
    proposals: tuple[Proposal, ...] = ()
    is_part: bool = False


def complete(place: Place, *, uses_snippets: bool, adds_indent: bool) -> Proposals:
    """What may be written at a place."""
    cursor = place.cursor
    if cursor is None or place.model is None:
        return Proposals(None)
    writing = writing_at(place, cursor, uses_snippets=uses_snippets, adds_indent=adds_indent)
    wanted = _wanted(place.model, cursor)
    if wanted is None:
        return Proposals(cursor)
    found = list(_offered(place, wanted, writing))
    is_long = len(found) > MOST_PROPOSALS
    if is_long and cursor.typed.strip():
        found = [each for each in found if matches(each, cursor.typed)]
    ranked = sorted(found, key=lambda each: (each.is_retired, each.rank))[:MOST_PROPOSALS]
    is_unclear = len(cursor.typed) < _TELLING and any(each.names for each in ranked)
    written = tuple(_written(each, wanted, writing) for each in ranked)
    return Proposals(cursor, written, is_long or is_unclear)


class _Wanted(NamedTuple):
    """What belongs at a cursor: a value of `field`, or a key of it, a mapping at `path`."""

    field: Field
    path: FieldPath
    is_key: bool


def _wanted(model: type[FrozenModel], cursor: Cursor) -> _Wanted | None:
    if cursor.on == "key":
        holder = field_of(model, cursor.path[:-1])
        return None if holder is None else _Wanted(holder, cursor.path[:-1], True)
    field = field_of(model, cursor.path)
    if field is None or field.type not in ("group", "mapping"):
        return None if field is None else _Wanted(field, cursor.path, False)
    # The first key of a group, on a line of its own.
    is_begun = cursor.own_line and not cursor.quote
    return _Wanted(field, cursor.path, True) if is_begun else None


def _offered(place: Place, wanted: _Wanted, writing: Writing) -> Iterator[Proposal]:
    field, path, is_key = wanted
    if not is_key:
        holder = path[:-1] if isinstance(path[-1], int) else path
        present = place.all_said(holder) if field.many else ()
        yield from _times(place, writing.cursor, field)
        yield from _named(place, field, present)
        return
    if not path:
        yield from whole_file(place, writing)
    if field.name == "sessions" and writing.cursor.on == "value":
        yield from new_session(place, writing)
    if field.type == "mapping":
        own = writing.cursor.text if writing.cursor.on == "key" else None
        yield from _named(place, field, [key for key in place.outline.keys(path) if key != own])
    elif field.model is not None:
        yield from missing_fields(place, field, path, writing)


def _written(proposal: Proposal, wanted: _Wanted, writing: Writing) -> Proposal:
    """A proposal as it is written at the place; a field and a snippet are already."""
    if proposal.kind in ("field", "snippet"):
        return proposal
    if wanted.is_key:
        return proposal._replace(text=writing.mapping_key(proposal.text))
    is_named = proposal.kind in ("entity", "id") or wanted.field.vocabulary is not None
    return proposal._replace(text=writing.value(proposal.text, wanted.field, quoted=is_named))


def _times(place: Place, cursor: Cursor, field: Field) -> Iterator[Proposal]:
    """What a session is given its id, its day and its times from."""
    if place.session is None or len(cursor.path) != len(place.session) + 1:
        return
    if field.name == "id":
        yield from next_id(place)
    elif field.name == "date":
        yield from session_days(place)
    elif field.type == "time":
        yield from session_times(place, field.name)


def _named(place: Place, field: Field, present: Iterable[str]) -> Iterator[Proposal]:
    """The entities or words that a field may hold."""
    if field.refers_to is not None:
        yield from entities(place, field, present)
    else:
        yield from words(place, field, present)
