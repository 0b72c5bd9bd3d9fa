"""What the words of a file name: entities, sessions, words of vocabularies, offices.

An entity's own file does not say its id: its title stands for it there.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from partyschool_cli.catalog.references import Key, Word
from partyschool_cli.edit.usages import OFFICE
from partyschool_cli.editor.text.outline import read_outline
from partyschool_cli.editor.text.place import model_at
from partyschool_cli.editor.text.token import Token
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.vocabulary import VOCABULARIES
from partyschool_cli.source.files.listing import MANIFEST, EntityFile, entity_at
from partyschool_cli.source.style.field_order import field_of

# A mention, where something is declared, or what that calls it.
Role = Literal["mention", "declaration", "title"]


class Occurrence(NamedTuple):
    """A word of a file, and what it names."""

    token: Token
    target: Key | Word
    role: Role = "mention"


def occurrences(path: str, text: str, written: str | None = None) -> Iterator[Occurrence]:
    """Every word in the file at a path of a catalog that names something, in order.

    With `written`, only words with that text.
    """
    model = model_at(path)
    if model is None:
        return
    own = entity_at(path)
    for token in read_outline(text).tokens:
        if written is not None and token.text != written:
            continue
        found = _occurrence(token, path, model, own)
        if found is not None:
            yield found


def occurrence_at(path: str, text: str, offset: int) -> Occurrence | None:
    """What the word at an offset, or just before it, names."""
    found = (one for one in occurrences(path, text) if one.token.start <= offset <= one.token.end)
    return next(found, None)


def _occurrence(
    token: Token, path: str, model: type[FrozenModel], own: EntityFile | None
) -> Occurrence | None:
    declared = _declared(token, path, own)
    if declared is not None:
        return declared
    if token.on == "key":
        holder = _field_at(model, token.path[:-1])
        is_mapping = holder is not None and holder.type == "mapping" and not token.is_half_key
        if holder is None or not is_mapping or holder.refers_to is None:
            return None
        return Occurrence(token, Key(holder.refers_to, token.text))
    field = _field_at(model, token.path)
    if field is None or field.type in ("mapping", "group"):
        return None
    if field.refers_to is not None:
        return Occurrence(token, Key(field.refers_to, token.text))
    if field.vocabulary is not None:
        return Occurrence(token, Word(field.vocabulary, token.text))
    return Occurrence(token, Word(OFFICE, token.text)) if field.name == OFFICE else None


# The files of a catalog have the same few paths.
_field_at = lru_cache(maxsize=1 << 14)(field_of)


def _declared(token: Token, path: str, own: EntityFile | None) -> Occurrence | None:
    """What a word declares: the entity of the file, a session, a word with its title."""
    steps = token.path
    if own is not None and token.on == "value":
        if steps == (own.kind.title_field,):
            return Occurrence(token, Key(own.kind, own.id), "declaration")
        if own.kind is Kind.CLASS and len(steps) == 3 and steps[::2] == ("sessions", "id"):
            return Occurrence(token, Key(Kind.SESSION, f"{own.id}/{token.text}"), "declaration")
    has_words = path == MANIFEST or (own is not None and own.kind is Kind.SCHOOL)
    if not has_words or token.is_half_key:
        return None
    vocabulary, *rest = steps
    allowed = VOCABULARIES if path == MANIFEST else ("themes",)
    if vocabulary not in allowed or not rest:
        return None
    if token.on == "key" and len(rest) == 1:
        return Occurrence(token, Word(str(vocabulary), token.text), "declaration")
    is_title = token.on == "value" and rest[1:] in ([], ["title"])
    return Occurrence(token, Word(str(vocabulary), str(rest[0])), "title") if is_title else None
