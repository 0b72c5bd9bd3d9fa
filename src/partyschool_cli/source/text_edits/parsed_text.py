"""A text that parses, with what edits of it ask: entries, neighbours, indents."""

from functools import cached_property
from typing import Any, Final

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.source.style.field_order import field_of, index_of_new
from partyschool_cli.source.text.line_ends import line_start
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.text_edits.edit_steps import value_at
from partyschool_cli.source.text_edits.new_value_text import Indents, Likes, ValueWriter
from partyschool_cli.source.yaml.entries import EntrySpan, entry_at, head_end
from partyschool_cli.source.yaml.yaml_parser import parse

# So many entries before and after a new one are looked at for how they are written.
_NEAR: Final = 20


class ParsedText:
    """A text and what it parses to. Raises ValueError for one that does not parse."""

    def __init__(self, text: str, model: type[FrozenModel]) -> None:
        parsed = parse(text)
        if parsed.problems:
            raise ValueError(parsed.problems[0].message)
        self.text = text
        self.model = model
        self.content = parsed.content
        self.places = parsed.places

    @cached_property
    def writers(self) -> tuple[ValueWriter, ...]:
        """Writers of new values for this text: with block scalars, and in quotes instead."""
        indents = self._indents
        return tuple(
            ValueWriter(self.content, self.places, self.model, indents, has_block_text=has)
            for has in (True, False)
        )

    def at(self, path: FieldPath) -> Any:
        """The value at an existing path."""
        return value_at(self.content, path)

    def entry(self, path: FieldPath) -> EntrySpan:
        """The entry at an existing path."""
        return entry_at(self.text, self.places, path)

    def children(self, path: FieldPath) -> list[FieldPath]:
        """The entries of a list or mapping, in the order of the text."""
        content = self.at(path)
        steps = content if isinstance(content, dict) else range(len(content))
        return [(*path, step) for step in steps]

    def is_in_brackets(self, path: FieldPath) -> bool:
        """Whether the value at `path` stands in brackets of a list or mapping around it."""
        return any(self.places.is_flow(path[:depth]) for depth in range(len(path)))

    def head_end(self, path: FieldPath) -> int:
        """Where the value at `path` can begin: after its colon or dash."""
        return head_end(self.text, self.places, path) if path else self.places.whole(path).start

    def item_width(self, path: FieldPath) -> int:
        """Columns from the dash of an item to where its value is, or could be."""
        value = self.places.whole(path)
        if value.is_empty:
            return self._indents.item
        return max(2, value.column - 1 - self.entry(path).indent)

    def prefix(self, entry: EntrySpan) -> str:
        """What precedes an entry on its line: an indent, dashes."""
        return self.text[line_start(self.text, entry.start) : entry.start]

    def likes(self, path: FieldPath) -> Likes:
        """What a new value at `path` should look like: values of its field, and beside it."""
        holder, step = path[:-1], path[-1]
        content = self.at(holder)
        steps = list(content) if isinstance(content, dict) else range(len(content or ()))
        if isinstance(step, int):
            return Likes([(*holder, at) for at in _nearest(len(steps), step)])
        new = index_of_new(map(str, steps), str(step), field_of(self.model, holder))
        kin = [(*holder, steps[at]) for at in _nearest(len(steps), new)]
        return Likes([(*like, step) for like in self._beside(holder) if self._has(like, step)], kin)

    def _beside(self, path: FieldPath) -> list[FieldPath]:
        """Entries beside the one at `path`, which is the first, by their distance."""
        if not path:
            return []
        content = self.at(path[:-1])
        steps = list[str | int](content if isinstance(content, dict) else range(len(content)))
        return [(*path[:-1], steps[at]) for at in _nearest(len(steps), steps.index(path[-1]) + 1)]

    def _has(self, path: FieldPath, key: str) -> bool:
        content = self.at(path)
        return isinstance(content, dict) and key in content

    @cached_property
    def _indents(self) -> Indents:
        """The indents that the text uses first."""
        found: dict[str, int] = {}
        places = self.places
        for path, span in places.values():
            content = self.at(path)
            if not path or not isinstance(content, dict | list) or places.is_flow(path):
                continue
            if places.has_key(path):
                name = "keys" if isinstance(content, dict) else "dashes"
                found.setdefault(name, span.column - places.key(path).column)
            if isinstance(content, list):
                first = places.whole((*path, 0))
                if first.line == span.line and not first.is_empty:
                    found.setdefault("item", first.column - span.column)
            if len(found) == len(Indents._fields):
                break
        return Indents(**found)


def _nearest(count: int, new: int) -> list[int]:
    """Which of `count` entries are near a new one, which pushes on those from `new` on."""
    near = range(max(0, new - _NEAR), min(count, new + _NEAR))
    return sorted(near, key=lambda at: 2 * (new - 1 - at) if at < new else 2 * (at - new) + 1)
