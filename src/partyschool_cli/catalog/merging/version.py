"""One version of a file that is merged: its text, and its entries by what they are.

An entry's path has keys and items. An item goes by its id, or by its whole content where it has
none, so that one path means the same entry in every version, wherever it stands there.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from partyschool_cli.catalog.normal_content import normal_content
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.text_edits.parsed_text import ParsedText

Model = type[FrozenModel]


class Item(NamedTuple):
    """An item of a list by its name, one of `item_names`."""

    name: str


EntryPath = tuple[str | Item, ...]


class Version:
    """A text (LF line ends, no byte order mark) with its content, as written and as understood.

    Raises ValueError for a text that does not parse, or holds no mapping.
    """

    def __init__(self, text: str, model: Model) -> None:
        self.parsed = ParsedText(text, model)
        content = self.parsed.content
        if content is not None and not isinstance(content, dict):
            raise ValueError("the content is no mapping")
        self.text = text
        self.model = model
        self.content: dict[str, Any] = content or {}
        self.normal = normal_content(self.content, model)

    def find(self, path: EntryPath) -> FieldPath | None:
        """Where an entry is in this version; None where it is not."""
        value: Any = self.content
        found: FieldPath = ()
        for step in path:
            names = self.names(found) if isinstance(step, Item) else list(_keys(value))
            name = step.name if isinstance(step, Item) else step
            if name not in names:
                return None
            at = names.index(name) if isinstance(step, Item) else step
            value = value[at]
            found = (*found, at)
        return found

    def names(self, path: FieldPath) -> list[str]:
        """What the items of the list at `path` are called; none where there is no list."""
        normal: Any = self.normal
        for step in path:
            normal = _inner(normal, step)
        return item_names(normal) if isinstance(normal, list) else []

    def entry_path(self, path: FieldPath) -> EntryPath:
        """What the entry at `path` is called in every version."""
        found: list[str | Item] = []
        for depth, step in enumerate(path):
            if isinstance(step, int):
                names = self.names(path[:depth])
                found.append(Item(names[step] if step < len(names) else f"#{step}"))
            else:
                found.append(step)
        return tuple(found)


def _keys(value: Any) -> Iterable[str]:
    return value if isinstance(value, dict) else ()


def _inner(normal: Any, step: str | int) -> Any:
    try:
        return normal[step]
    except (KeyError, IndexError, TypeError):
        return None


def has_ids(items: Sequence[Any]) -> bool:
    """Whether the items of a list are groups with ids, as sessions are."""
    return bool(items) and all(
        isinstance(item, dict) and isinstance(item.get("id"), str) for item in items
    )


def item_names(items: Sequence[Any]) -> list[str]:
    """What the items of a list are called, each differently: an id, or all of the item."""
    by_id = has_ids(items)
    times: dict[str, int] = {}
    names = []
    for item in items:
        name = item["id"] if by_id else json.dumps(item, ensure_ascii=False, sort_keys=True)
        times[name] = times.get(name, 0) + 1
        names.append(name if times[name] == 1 else f"{name}#{times[name]}")
    return names
