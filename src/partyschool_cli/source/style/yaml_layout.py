"""Lay YAML out: nodes with finished scalars, as lines of at most 100 columns where that is asked.

The one writer of YAML: `yaml_writer` (new documents) and `house_style` (a catalog's files) build
the nodes. Block style with two spaces of indent, lists below a key indented too. A group that
`wants_line` stands in brackets if it fits and has no comments inside.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple
from unicodedata import east_asian_width

from partyschool_cli.source.style.block_scalar import INDENT, block_scalar

WIDTH: Final = 100  # columns
# YAML reads a key of 1,024 characters at most without a `?` before it.
_LONGEST_KEY: Final = 1000


class Scalar(NamedTuple):
    """A scalar: `text` is its form on one line in any context, empty for no value.

    `literal` is the text that stands below, after a `|`, where that is possible. `outside` is its
    form outside of brackets, where that is another one: fewer texts need quotes there.
    """

    text: str
    literal: str | None = None
    outside: str | None = None


class Item(NamedTuple):
    """An entry of a group: its key as text (None in a list), its value and its comments.

    `above` has the comments above it, and an empty text for a blank line. `trailing` is the
    comment at the end of its line, empty without one. `below` are comments indented below it.
    """

    value: "Node"
    key: str | None = None
    above: tuple[str, ...] = ()
    trailing: str = ""
    below: tuple[str, ...] = ()


class Group(NamedTuple):
    """A mapping or list. `end` are the comments after its last entry, as in `above`.

    `at_any_width` keeps a group on its line that is too long for it.
    """

    items: tuple[Item, ...]
    is_mapping: bool
    wants_line: bool = False
    at_any_width: bool = False
    end: tuple[str, ...] = ()


Node = Scalar | Group


def document(root: Node | None, head: Sequence[str] = (), end: Sequence[str] = ()) -> str:
    """A document with a final newline; `head` and `end` are comments before and after `root`."""
    lines: list[str] = []
    _add(lines, head, "")
    if root is not None:
        body = _body(root)
        lines += ["", *body] if lines and body else body
    _add(lines, end, "")
    return "\n".join(lines) + "\n" if lines else ""


def _body(root: Node) -> list[str]:
    if isinstance(root, Group):
        return _block(root, "") if root.items else [_brackets("", root)]
    if root.literal is not None:
        head, lines = block_scalar(root.literal, INDENT)
        return [head, *lines]
    return [root.outside or root.text] if root.text else []


def columns(line: str) -> int:
    """The width of a line in a terminal with Chinese letters."""
    if line.isascii():
        return len(line)
    return sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in line)


def _add(lines: list[str], comments: Sequence[str], indent: str) -> None:
    """Add comments and blank lines, of which there is never one at the start or below another."""
    for comment in comments:
        if comment:
            lines.append(indent + comment)
        elif lines and lines[-1]:
            lines.append("")


def _block(group: Group, indent: str) -> list[str]:
    """The lines of a group that has entries."""
    lines: list[str] = []
    for item in group.items:
        _add(lines, item.above, indent)
        lines += _list_item(item, indent) if item.key is None else _entry(item, item.key, indent)
        _add(lines, item.below, indent + INDENT)
    _add(lines, group.end, indent)
    return lines


def _entry(item: Item, key: str, indent: str) -> list[str]:
    if len(key) <= _LONGEST_KEY:
        rest, below = _value(item, f"{indent}{key}:", indent)
        return [f"{indent}{key}:{rest}", *below]
    rest, below = _value(item, f"{indent}:", indent)
    return [f"{indent}? {key}", f"{indent}:{rest}", *below]


def _list_item(item: Item, indent: str) -> list[str]:
    prefix = f"{indent}-"
    rest, below = _value(item, prefix, indent)
    if isinstance(item.value, Scalar) or not below:
        return [prefix + rest, *below]
    # A comment above the first entry of an item stands above the item's dash.
    comments = 0
    while not below[comments] or below[comments].lstrip().startswith("#"):
        comments += 1
    above = [indent + line.lstrip() for line in below[:comments] if line]
    if rest:
        return [*above, prefix + rest, *below[comments:]]
    first = below[comments].removeprefix(indent + INDENT)
    return [*above, f"{prefix} {first}", *below[comments + 1 :]]


def _value(item: Item, prefix: str, indent: str) -> tuple[str, list[str]]:
    """The value after `prefix`, with the comment of its line, and the lines below it."""
    trailing = f" {item.trailing}" if item.trailing else ""
    value = item.value
    if isinstance(value, Scalar):
        if value.literal is not None:
            head, lines = block_scalar(value.literal, indent + INDENT)
            return f" {head}{trailing}", [*lines]
        return (f" {value.outside or value.text}" if value.text else "") + trailing, []
    line = _line(value)
    if line is not None and (
        not value.items or value.at_any_width or columns(f"{prefix} {line}") <= WIDTH
    ):
        return f" {line}{trailing}", []
    return trailing, _block(value, indent + INDENT)


def _line(node: Node) -> str | None:
    """A node on one line, in brackets; None where it has to stand on several."""
    if isinstance(node, Scalar):
        return node.text or "null"
    if node.items and (not node.wants_line or _has_comments(node)):
        return None
    parts: list[str] = []
    for item in node.items:
        value = _line(item.value)
        if value is None or len(item.key or "") > _LONGEST_KEY:
            return None
        parts.append(value if item.key is None else f"{item.key}: {value}")
    return _brackets(", ".join(parts), node)


def _brackets(inner: str, group: Group) -> str:
    return f"{{{inner}}}" if group.is_mapping else f"[{inner}]"


def _has_comments(group: Group) -> bool:
    return any(group.end) or any(
        item.trailing or any(item.above) or any(item.below) for item in group.items
    )
