"""Walking a file's content along the model's fields, to what is marked there."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import Field, fields_of
from partyschool_cli.source.span import FieldPath

Mark = Callable[[Field], object]
Marked = tuple[FieldPath, Field, str]


def marked_words(
    model: type[FrozenModel], content: Mapping[str, Any], mark: Mark
) -> Iterator[Marked]:
    """Each word of `content` in a field that `mark` says yes to: its path, field and text.

    Works on content that is not valid: what has the wrong shape is passed over. `mark` is called
    once a model, so it must be one and the same function each time.
    """
    return _walk(_plan(model, mark), content, ())


# What a model's content holds below a key: (key, field where its own words are marked, inner plan).
_Plan = tuple[tuple[Field, bool, Any], ...]


@cache
def _plan(model: type[FrozenModel], mark: Mark) -> _Plan:
    return _plan_fields(fields_of(model), mark)


def _plan_fields(fields: tuple[Field, ...], mark: Mark) -> _Plan:
    steps = ((field, bool(mark(field)), _plan_fields(field.fields, mark)) for field in fields)
    return tuple(step for step in steps if step[1] or step[2])


def _walk(plan: _Plan, content: Mapping[str, Any], path: FieldPath) -> Iterator[Marked]:
    for field, is_marked, inner in plan:
        value = content.get(field.name)
        if value is None:
            continue
        here = (*path, field.name)
        if is_marked:
            yield from _words(field, value, here)
        elif type(value) is dict:
            yield from _walk(inner, value, here)
        elif type(value) is list:
            for index, item in enumerate(value):
                if type(item) is dict:
                    yield from _walk(inner, item, (*here, index))


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
