"""The choices that a catalog has for a field."""

from collections.abc import Iterator
from typing import Final

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
# Where a course lists those who, and where, a session of it is likely to be.
_OF_COURSE: Final = {"teachers": "teachers", "site": "sites"}


def field_choices(lookup: Lookup, field: Field, context: ValueContext) -> tuple[Choice, ...] | None:
    """What may be chosen for a field; None for one whose value is said in words of one's own."""
    if field.type == "flag":
        return _FLAGS
    if field.type == "mapping":
        return None
    if field.refers_to is not None:
        found = entity_choices(lookup, (field.refers_to,))
        likely = _likely(lookup, field, field.refers_to, context)
        return tuple(sorted(found, key=lambda choice: choice.value not in likely))
    words = None if field.name in _OPEN else words_of(lookup, field, context)
    return None if words is None else tuple(Choice(key, title) for key, title in words.items())


def entity_choices(lookup: Lookup, kinds: tuple[Kind, ...]) -> tuple[Choice, ...]:
    """The entities of some kinds that are in use."""
    return tuple(_entities(lookup, kinds))


def _entities(lookup: Lookup, kinds: tuple[Kind, ...]) -> Iterator[Choice]:
    for key in lookup.files:
        if key.kind in kinds and lookup.content(key).get("status") != "retired":
            value = key.id if len(kinds) == 1 else str(key)
            yield Choice(value, lookup.title(key), value)


def _likely(lookup: Lookup, field: Field, kind: Kind, context: ValueContext) -> frozenset[str]:
    """The ids to offer first: what the course lists, or the class; else those of the school."""
    course = context.content.get("course")
    taught = lookup.content(Key(Kind.COURSE, course)) if isinstance(course, str) else {}
    listed = taught.get(_OF_COURSE.get(field.name, ""))
    if context.kind is Kind.SESSION and kind is Kind.COURSE:
        listed = context.beside.get("courses")
    if isinstance(listed, list):
        return frozenset(one for one in listed if isinstance(one, str))
    school = context.content.get("school") or context.beside.get("school")
    same = (key for key in lookup.files if key.kind is kind and school is not None)
    return frozenset(key.id for key in same if lookup.content(key).get("school") == school)
