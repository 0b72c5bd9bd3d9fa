"""Edits of a text: what is changed is written anew, every other byte stays.

Each edit becomes splices of the text. The result is parsed, and is what `edit_content` makes of the
content, or nothing is returned.
"""

from collections.abc import Iterable
from typing import Any

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.text.splice import Splice, apply_splices
from partyschool_cli.source.text_edits.content_edits import after_step, edit_content
from partyschool_cli.source.text_edits.edit_steps import (
    AddItem,
    AddKey,
    Insert,
    Put,
    Remove,
    RenameKey,
    SetValue,
    Step,
    TextEdit,
    steps,
    value_at,
)
from partyschool_cli.source.text_edits.parsed_text import ParsedText
from partyschool_cli.source.text_edits.step_splices import splices_of
from partyschool_cli.source.yaml.same_content import same_content

__all__ = [
    "EditFailedError",
    "Insert",
    "Remove",
    "RenameKey",
    "SetValue",
    "TextEdit",
    "edit_content",
    "edit_text",
]


class EditFailedError(ValueError):
    """An edit could not be written so that nothing else changes."""


def edit_text(text: str, edits: Iterable[TextEdit], model: type[FrozenModel]) -> str:
    """The text after `edits`, one after the other; `text` is a file of `model` without a BOM.

    Raises ValueError if the text does not parse or an edit cannot be made, TypeError for a value
    that is none of YAML's, EditFailedError if the result would not have exactly the content of
    `edit_content`.
    """
    draft = _Draft(text, model)
    for edit in edits:
        for step in steps(draft.content, edit, model):
            draft.make(step)
    draft.settle()
    return draft.parsed.text


class _Draft:
    """A text that is edited.

    `content` is as it should be after all steps. Steps that leave the paths of others as they are
    wait, so that many of them take one parse; so do new items of one list.
    """

    def __init__(self, text: str, model: type[FrozenModel]) -> None:
        self.model = model
        self.parsed = ParsedText(text, model)
        self.content = self.parsed.content
        self.waiting: dict[FieldPath, Step] = {}
        self.new_items: list[AddItem] = []

    def make(self, step: Step) -> None:
        """Make one step."""
        if isinstance(step, AddItem) and value_at(self.content, step.path[:-1]):
            self._add_item(step)
            return
        self._settle_items()
        can_wait = _can_wait(self.content, step)
        if not can_wait or self._follows_from_waiting(step.path):
            self.settle()
        self.content = after_step(self.content, step, self.model)
        if can_wait:
            self.waiting[step.path] = step
        else:
            self._make_now(step, self.content)

    def settle(self) -> None:
        """Make the steps that wait: all at once, or else one after the other."""
        self._settle_items()
        waiting, self.waiting = list(self.waiting.values()), {}
        if waiting and not self._try(self._at_once(waiting), self.content):
            self._one_by_one(waiting)

    def _add_item(self, step: AddItem) -> None:
        if self.waiting or (self.new_items and self.new_items[0].path[:-1] != step.path[:-1]):
            self.settle()
        self.content = after_step(self.content, step, self.model)
        self.new_items.append(step)

    def _settle_items(self) -> None:
        new, self.new_items = self.new_items, []
        if new and not (len(new) > 1 and self._try(self._items_at_once(new), self.content)):
            self._one_by_one(new)

    def _one_by_one(self, waiting: Iterable[Step]) -> None:
        content = self.parsed.content
        for step in waiting:
            content = after_step(content, step, self.model)
            self._make_now(step, content)

    def _items_at_once(self, new: list[AddItem]) -> list[Splice]:
        """The splices of new items of one list, each placed among those that the text has."""
        holder = new[0].path[:-1]
        # None stands for an item that is there.
        items: list[AddItem | None] = [None] * len(value_at(self.parsed.content, holder))
        for step in new:
            items.insert(int(step.path[-1]), step)
        added: dict[tuple[int, int], str] = {}
        index = 0
        for item in items:
            if item is None:
                index += 1
                continue
            placed = AddItem((*holder, index), item.value)
            for start, end, replacement in next(splices_of(self.parsed, placed)):
                added[start, end] = added.get((start, end), "") + replacement
        return [Splice(start, end, replacement) for (start, end), replacement in added.items()]

    def _follows_from_waiting(self, path: FieldPath) -> bool:
        return any(path[:depth] in self.waiting for depth in range(1, len(path) + 1))

    def _at_once(self, waiting: list[Step]) -> list[Splice]:
        """The splices of all steps; those of keys at one place are joined in the keys' order."""
        order = {step.path: at for at, step in enumerate(waiting)}
        for step in waiting:
            if isinstance(step, AddKey):
                keys = list(value_at(self.content, step.path[:-1]))
                order[step.path] = keys.index(step.path[-1])
        added: dict[tuple[int, int], str] = {}
        for step in sorted(waiting, key=lambda step: order[step.path]):
            for start, end, replacement in next(splices_of(self.parsed, step)):
                added[start, end] = added.get((start, end), "") + replacement
        return [Splice(start, end, replacement) for (start, end), replacement in added.items()]

    def _make_now(self, step: Step, expected: Any) -> None:
        tried = (self._try(splices, expected) for splices in splices_of(self.parsed, step))
        if not any(tried):
            raise EditFailedError(f"{'.'.join(map(str, step.path))}: cannot be written")

    def _try(self, splices: Iterable[Splice], expected: Any) -> bool:
        try:
            parsed = ParsedText(apply_splices(self.parsed.text, splices), self.model)
        except ValueError:
            return False
        if not same_content(parsed.content, expected, in_order=True):
            return False
        self.parsed = parsed
        return True


def _can_wait(content: Any, step: Step) -> bool:
    """Whether a step leaves the paths of all other values as they are."""
    if isinstance(step, AddKey):
        return bool(value_at(content, step.path[:-1]))
    if not isinstance(step, Put):
        return False
    old = value_at(content, step.path)
    return not isinstance(old, dict | list) and not isinstance(step.value, dict | list)
