"""The choices that a catalog has for a field."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.cli.asking.choices import Choice
from partyschool_cli.edit.said import ValueContext
from partyschool_cli.edit.spoken_words import words_of
from partyschool_cli.model.describe import Field
from partyschool_cli.model.kind import Kind

YES: Final = "true"
_FLAGS: Final = (Choice(YES, "是"), Choice("false", "否"))
# Fields that take other words too: their words are examples.
_OPEN: Final = ("office",)


def field_choices(
    lookup: Lookup, field: Field, context: ValueContext
) -> tuple[Choice, ...] | None:
    """What may be chosen for a field; None for one whose value is said in words of one's own."""
    if field.type == "flag":
        return _FLAGS
    if field.type == "mapping":
        return None
    if field.refers_to is not None:
        return entity_choices(lookup, (field.refers_to,), context.content)
    words = None if field.name in _OPEN else words_of(lookup, field, context)
    return None if words is None else tuple(Choice(key, title) for key, title in words.items())


def entity_choices(
    lookup: Lookup, kinds: tuple[Kind, ...], beside: Mapping[str, Any]
) -> tuple[Choice, ...]:
    """The entities of some kinds that are in use; those of the same school first."""
    school = beside.get("school")
    found = list(_entities(lookup, kinds))
    own = [choice for key, choice in found if lookup.content(key).get("school") == school]
    others = [choice for key, choice in found if lookup.content(key).get("school") != school]
    return (*own, *others)


def _entities(lookup: Lookup, kinds: tuple[Kind, ...]) -> Iterator[tuple[Key, Choice]]:
    for key in lookup.files:
        if key.kind in kinds and lookup.content(key).get("status") != "retired":
            value = key.id if len(kinds) == 1 else str(key)
            yield key, Choice(value, lookup.title(key), value)
