"""Edits of parsed content, which is left as it was: a changed copy is returned."""

from collections.abc import Iterable
from typing import Any

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.source.style.field_order import field_of, index_of_new
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.text_edits.edit_steps import (
    AddItem,
    AddKey,
    Drop,
    Put,
    RenameKey,
    Step,
    TextEdit,
    steps,
)


def edit_content(content: Any, edits: Iterable[TextEdit], model: type[FrozenModel]) -> Any:
    """The content after `edits`, one after the other.

    Raises ValueError for an edit that cannot be made.
    """
    for edit in edits:
        for step in steps(content, edit, model):
            content = after_step(content, step, model)
    return content


def after_step(content: Any, step: Step, model: type[FrozenModel]) -> Any:
    """The content after one step."""
    return _changed(content, step.path, step, model)


def _changed(content: Any, rest: FieldPath, step: Step, model: type[FrozenModel]) -> Any:
    """A copy of `content`, in which the step is made at `rest`."""
    if not rest:
        return step.value if isinstance(step, Put) else content
    if len(rest) == 1 and not isinstance(step, Put):
        if isinstance(content, list):
            return _changed_list(content, step)
        return _changed_mapping(content, step, model)
    copy = content.copy()
    copy[rest[0]] = _changed(content[rest[0]], rest[1:], step, model)
    return copy


def _changed_list(items: list[Any], step: Step) -> list[Any]:
    at = int(step.path[-1])
    if isinstance(step, AddItem):
        return [*items[:at], step.value, *items[at:]]
    return [*items[:at], *items[at + 1 :]]


def _changed_mapping(content: dict[str, Any], step: Step, model: type[FrozenModel]) -> Any:
    key = str(step.path[-1])
    if isinstance(step, RenameKey):
        return {step.key if name == key else name: value for name, value in content.items()}
    if isinstance(step, Drop):
        return {name: value for name, value in content.items() if name != key}
    if not isinstance(step, AddKey):
        raise TypeError(step)
    entries = list(content.items())
    at = index_of_new(content, key, field_of(model, step.path[:-1]))
    entries.insert(at, (key, step.value))
    return dict(entries)
