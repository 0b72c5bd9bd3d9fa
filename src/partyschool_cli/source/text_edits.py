"""Edits of a catalog file's text that change the stated values and no other byte."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import field_at
from partyschool_cli.source.field_text import field_text
from partyschool_cli.source.span import FieldPath
from partyschool_cli.source.splice import Splice, apply_splices
from partyschool_cli.source.yaml_parser import parse


class SetValue(NamedTuple):
    """Replace the value at `path`, or add its key."""

    path: FieldPath
    value: Any


class Insert(NamedTuple):
    """Insert an item into a list; `path` ends in its index there."""

    path: FieldPath
    value: Any


class Remove(NamedTuple):
    """Remove a key with its value, or an item of a list."""

    path: FieldPath


class RenameKey(NamedTuple):
    """Rename the last key of `path`."""

    path: FieldPath
    key: str


TextEdit = SetValue | Insert | Remove | RenameKey


def edit_text(text: str, edits: Iterable[TextEdit], model: type[FrozenModel]) -> str:
    """The text after `edits`, made one after the other."""
    for edit in edits:
        places = parse(text).places
        if not isinstance(edit, SetValue):
            raise NotImplementedError(edit)
        written = field_text(edit.value, field_at(model, edit.path))
        if edit.path in places:
            whole = places.whole(edit.path)
            text = apply_splices(text, [Splice(whole.start, whole.end, written)])
        else:
            text += f"{edit.path[-1]}: {written}\n"
    return text
