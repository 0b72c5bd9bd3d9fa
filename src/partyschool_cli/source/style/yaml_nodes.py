"""A file as a tree of entries with their comments: what house style lays out anew."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from partyschool_cli.source.style.comment_places import Comments, comments_in
from partyschool_cli.source.yaml.places import END, HOLDER, KEY, VALUE, Entry, Event
from partyschool_cli.source.yaml.yaml_parser import Parsed


class SourceScalar(NamedTuple):
    """A scalar of a file. `text` is as it stands there; `style` is its quote, `|`, `>` or empty."""

    value: Any
    text: str
    style: str


class SourceItem(NamedTuple):
    """An entry of a group, with its comments as in `yaml_layout.Item`."""

    value: "SourceNode"
    key: SourceScalar | None
    above: tuple[str, ...]
    trailing: str
    below: tuple[str, ...]


class SourceGroup(NamedTuple):
    """A mapping or list: whether it is in brackets, and all on one line."""

    items: tuple[SourceItem, ...]
    is_mapping: bool
    is_flow: bool
    is_line: bool
    end: tuple[str, ...]


SourceNode = SourceScalar | SourceGroup


class SourceTree(NamedTuple):
    """A file's content (None if it has none), and the comments before and after it."""

    root: SourceNode | None
    head: tuple[str, ...]
    end: tuple[str, ...]


def read_tree(text: str, parsed: Parsed) -> SourceTree:
    """The tree of a text with LF line ends, which was parsed without a problem."""
    entries = parsed.places.entries
    comments = comments_in(text, entries)
    if not entries:
        return SourceTree(None, (), tuple(comments.rest))
    root = _Reader(text, entries, comments).node(0, parsed.content)
    beside = filter(None, (comments.trailing.get(0, ""), *comments.below[0]))
    return _with_head(root, tuple(comments.above[0]), (*beside, *comments.rest))


def _with_head(root: SourceNode, above: tuple[str, ...], rest: tuple[str, ...]) -> SourceTree:
    """The comments of the first paragraphs are the file's, not its first entry's."""
    if isinstance(root, SourceScalar) or not root.items:
        return SourceTree(root, above, rest)
    first = root.items[0]
    lines = (*above, *first.above)
    size = max((at for at, line in enumerate(lines) if not line), default=0)
    first = first._replace(above=tuple(filter(None, lines[size:])))
    return SourceTree(root._replace(items=(first, *root.items[1:])), lines[:size], rest)


class _Reader:
    def __init__(self, text: str, entries: Sequence[Entry], comments: Comments) -> None:
        self.text = text
        self.entries = entries
        self.comments = comments
        self.inner: dict[int, list[int]] = {}
        positions: dict[int, int] = {}
        for at, entry in enumerate(entries):
            positions[id(entry)] = at
            if entry[HOLDER] is not None:
                self.inner.setdefault(positions[id(entry[HOLDER])], []).append(at)

    def node(self, at: int, content: Any) -> SourceNode:
        """The value of the entry at a position, whose content is given."""
        entry = self.entries[at]
        event = entry[VALUE]
        if not isinstance(content, dict | list):
            return self._scalar(event, content)
        is_mapping = isinstance(content, dict)
        inner = self.inner.get(at, ())
        values = content.values() if isinstance(content, dict) else content
        items = tuple(self._item(each, value) for each, value in zip(inner, values, strict=True))
        is_line = event.flow_style and event.start_mark.line == entry[END].end_mark.line
        end = tuple(self.comments.end.get(at, ()))
        return SourceGroup(items, is_mapping, bool(event.flow_style), bool(is_line), end)

    def _item(self, at: int, content: Any) -> SourceItem:
        key = self.entries[at][KEY]
        return SourceItem(
            self.node(at, content),
            None if key is None else self._scalar(key, self.entries[at][1]),
            tuple(self.comments.above.get(at, ())),
            self.comments.trailing.get(at, ""),
            tuple(self.comments.below.get(at, ())),
        )

    def _scalar(self, event: Event, value: Any) -> SourceScalar:
        text = self.text[event.start_mark.index : event.end_mark.index]
        return SourceScalar(value, text, event.style or "")
