"""The words of a file in the fields that have a mark: references, vocabulary words."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from partyschool_cli.catalog.groups import Group
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import Field, fields_of
from partyschool_cli.source.span import FieldPath

Mark = Callable[[Field], object]
Marked = tuple[FieldPath, Field, str]


def marked_words(groups: Iterable[Group], mark: Mark) -> Iterator[Marked]:
    """Each word in a field for which `mark` is true: its path, field and text.

    `groups` are those of a file. Works on invalid content: values of the wrong shape are skipped.
    Results of `mark` are cached by model and function, so pass the same function each time.
    """
    for path, model, held in groups:
        for field in _marked(model, mark):
            value = held.get(field.name)
            if value is not None:
                yield from _words(field, value, (*path, field.name))


@cache
def _marked(model: type[FrozenModel], mark: Mark) -> tuple[Field, ...]:
    return tuple(field for field in fields_of(model) if mark(field))


def _words(field: Field, value: Any, path: FieldPath) -> Iterator[Marked]:
    if type(value) is str and not field.many:
        yield path, field, value
    elif type(value) is list and field.many:
        for index, item in enumerate(value):
            if type(item) is str:
                yield (*path, index), field, item
    elif type(value) is dict and field.type == "mapping":
        for key in value:
            yield (*path, key), field, key
