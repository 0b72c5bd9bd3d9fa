"""What the words of a file name: entities, sessions, words of vocabularies, offices.

An entity's own file does not say its id: its title stands for it there.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from partyschool_cli.catalog.references import Key, Word
from partyschool_cli.edit.usages import OFFICE
from partyschool_cli.editor.outline import read_outline
from partyschool_cli.editor.place import entity_at, model_at
from partyschool_cli.editor.word import Spot
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.vocabulary import VOCABULARIES
from partyschool_cli.source.files.listing import MANIFEST, EntityFile
from partyschool_cli.source.style.field_order import field_of

# A mention, where something is declared, or what that calls it.
Role = Literal["mention", "declaration", "title"]


class Named(NamedTuple):
    """A word of a file, and what it names."""

    spot: Spot
    what: Key | Word
    role: Role = "mention"


def named_words(path: str, text: str) -> Iterator[Named]:
    """Every word in the file at a path of a catalog that names something, in order."""
    model = model_at(path)
    if model is None:
        return
    own = entity_at(path)
    for spot in read_outline(text).words:
        found = _named(spot, path, model, own)
        if found is not None:
            yield found


def named_word_at(path: str, text: str, offset: int) -> Named | None:
    """What the word at an offset, or just before it, names."""
    found = (one for one in named_words(path, text) if one.spot.start <= offset <= one.spot.end)
    return next(found, None)


def inner_span(spot: Spot) -> tuple[int, int]:
    """The offsets of a word without its quotes."""
    if not spot.quote:
        return spot.start, spot.end
    is_closed = spot.end - spot.start > len(spot.text) + 1
    return spot.start + 1, spot.end - is_closed


def _named(spot: Spot, path: str, model: type[FrozenModel], own: EntityFile | None) -> Named | None:
    declared = _declared(spot, path, own)
    if declared is not None:
        return declared
    if spot.on == "key":
        holder = _field_at(model, spot.path[:-1])
        is_mapping = holder is not None and holder.type == "mapping" and not spot.is_half_key
        if holder is None or not is_mapping or holder.refers_to is None:
            return None
        return Named(spot, Key(holder.refers_to, spot.text))
    field = _field_at(model, spot.path)
    if field is None or field.type in ("mapping", "group"):
        return None
    if field.refers_to is not None:
        return Named(spot, Key(field.refers_to, spot.text))
    if field.vocabulary is not None:
        return Named(spot, Word(field.vocabulary, spot.text))
    return Named(spot, Word(OFFICE, spot.text)) if field.name == OFFICE else None


# The files of a catalog have the same few paths.
_field_at = lru_cache(maxsize=1 << 14)(field_of)


def _declared(spot: Spot, path: str, own: EntityFile | None) -> Named | None:
    """What a word declares: the entity of the file, a session, a word with its title."""
    steps = spot.path
    if own is not None and spot.on == "value":
        if steps == (own.kind.title_field,):
            return Named(spot, Key(own.kind, own.id), "declaration")
        if own.kind is Kind.CLASS and len(steps) == 3 and steps[::2] == ("sessions", "id"):
            return Named(spot, Key(Kind.SESSION, f"{own.id}/{spot.text}"), "declaration")
    has_words = path == MANIFEST or (own is not None and own.kind is Kind.SCHOOL)
    if not has_words or spot.is_half_key:
        return None
    vocabulary, *rest = steps
    allowed = VOCABULARIES if path == MANIFEST else ("themes",)
    if vocabulary not in allowed or not rest:
        return None
    if spot.on == "key" and len(rest) == 1:
        return Named(spot, Word(str(vocabulary), spot.text), "declaration")
    is_title = spot.on == "value" and rest[1:] in ([], ["title"])
    return Named(spot, Word(str(vocabulary), str(rest[0])), "title") if is_title else None
