"""The words of a file in the fields that have a mark: references, vocabulary words."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from partyschool_cli.catalog.groups import Group
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import Field, fields_of
from partyschool_cli.source.text.span import FieldPath

Mark = Callable[[Field], object]
Marked = tuple[FieldPath, Field, str]


def marked_words(groups: Iterable[Group], mark: Mark) -> list[Marked]:
    """Each word in a field for which `mark` is true: its path, field and text.

    `groups` are those of a file. Works on invalid content: values of the wrong shape are skipped.
    Results of `mark` are cached by model and function, so pass the same function each time.
    """
    found: list[Marked] = []
    for path, model, held in groups:
        for name, field in _marked(model, mark):
            value = held.get(name)
            if value is not None:
                found += _words(field, value, (*path, name))
    return found


def references_and_terms(groups: Iterable[Group]) -> list[Marked]:
    """The words of a file that name an entity, or are of a vocabulary."""
    return marked_words(groups, _holds_ids)


def _holds_ids(field: Field) -> bool:
    return field.holds_ids


@cache
def _marked(model: type[FrozenModel], mark: Mark) -> tuple[tuple[str, Field], ...]:
    return tuple((field.name, field) for field in fields_of(model) if mark(field))


def _words(field: Field, value: Any, path: FieldPath) -> list[Marked]:
    if type(value) is str:
        return [] if field.many else [(path, field, value)]
    if type(value) is list and field.many:
        items = enumerate(value)
        return [((*path, index), field, item) for index, item in items if type(item) is str]
    if type(value) is dict and field.type == "mapping":
        return [((*path, key), field, key) for key in value]
    return []
