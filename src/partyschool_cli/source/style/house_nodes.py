"""Decisions of house style for what a file has: order, quotes, what stands on one line."""

from collections.abc import Sequence

from partyschool_cli.markup.json_text import json_line
from partyschool_cli.model.describe import Field
from partyschool_cli.source.style.comment_places import is_suppression
from partyschool_cli.source.style.field_order import holds_ids, in_order, inner_field
from partyschool_cli.source.style.yaml_layout import Group, Item, Node, Scalar
from partyschool_cli.source.style.yaml_nodes import (
    SourceGroup,
    SourceItem,
    SourceNode,
    SourceScalar,
)
from partyschool_cli.source.style.yaml_writer import is_word, new_scalar
from partyschool_cli.source.yaml.joined_items import has_separator
from partyschool_cli.source.yaml.yaml_scalar import scalar


def house_node(node: SourceNode, field: Field | None) -> Node:
    """A file's content in house style: a block, or empty."""
    if isinstance(node, SourceScalar):
        return _scalar(node, field)
    return _group(node, field, is_pinned=False)._replace(wants_line=False)


def _item(item: SourceItem, field: Field | None, *, is_in_brackets: bool) -> Item:
    """An entry whose value belongs to `field`."""
    value, above = item.value, item.above
    key = None if item.key is None else _key(item.key)
    if isinstance(value, SourceScalar):
        found = _scalar(value, field, is_in_brackets=is_in_brackets and key is None)
        if found.literal is not None:
            # Below a text of several lines, a comment would be one more line of it.
            return Item(found, key, (*above, *item.below), item.trailing)
        return Item(found, key, above, item.trailing, item.below)
    if not value.items and value.end:
        # There is no place for a comment between brackets on one line.
        value, above = value._replace(end=()), (*above, *value.end)
    group = _group(value, field, is_pinned=_is_pinned(item))
    return Item(group, key, above, item.trailing, item.below)


def _group(group: SourceGroup, field: Field | None, *, is_pinned: bool) -> Group:
    """A group; one whose lines a suppression speaks of (`is_pinned`) keeps them."""
    has_comments = _has_comments(group)
    is_joined = group.is_flow and not group.is_mapping and _has_joined(group)
    keeps_line = is_joined or (is_pinned and group.is_flow)
    wants_line = keeps_line or (not is_pinned and _wants_line(group, field))
    items = _in_order(group, field, is_pinned=is_pinned) if group.is_mapping else group.items
    return Group(
        tuple(
            _item(
                item,
                inner_field(field, item.key.value) if item.key is not None else field,
                is_in_brackets=group.is_flow and not has_comments,
            )
            for item in items
        ),
        group.is_mapping,
        wants_line,
        keeps_line,
        group.end,
    )


def _wants_line(group: SourceGroup, field: Field | None) -> bool:
    if group.is_mapping:
        return group.is_line
    if any(isinstance(item.value, SourceGroup) for item in group.items):
        return group.is_line
    if group.is_flow:
        return True
    return (
        field is not None
        and holds_ids(field)
        and all(_is_plain_word(item.value, field) for item in group.items)
    )


def _is_plain_word(node: SourceNode, field: Field) -> bool:
    """Whether an item of a block can stand in brackets without quotes."""
    if isinstance(node, SourceGroup) or not node.text:
        return False
    return is_word(node.value, field)


def _in_order(group: SourceGroup, field: Field | None, *, is_pinned: bool) -> Sequence[SourceItem]:
    """The entries of a mapping in order, unless a suppression speaks of its first line."""
    items = in_order(group.items, field, lambda item: item.key.value if item.key else "")
    is_line = group.is_line or (is_pinned and group.is_flow)
    if is_line or not items or items[0] is group.items[0]:
        return items
    if is_pinned or _is_pinned(items[0]) or _is_pinned(group.items[0]):
        return group.items
    return items


def _is_pinned(item: SourceItem) -> bool:
    return any(map(is_suppression, (*item.above, item.trailing)))


def _has_joined(group: SourceGroup) -> bool:
    """Whether an item in brackets is probably several, which lint says only of brackets."""
    return any(
        isinstance(item.value, SourceScalar) and has_separator(item.value.text)
        for item in group.items
    )


def _key(key: SourceScalar) -> str:
    if not key.style and "\n" not in key.text and key.text:
        return key.text
    return scalar(key.value)


def _scalar(node: SourceScalar, field: Field | None, *, is_in_brackets: bool = False) -> Scalar:
    """A scalar: what is plain stays so, quotes go where they are not needed."""
    value, text, style = node
    if style in ("|", ">"):
        return _block_text(value, field)
    if not style:
        if "\n" not in text:
            return Scalar(text)
        # A folded text on one line; with empty lines in it, it takes several.
        return Scalar(value) if "\n" not in value else new_scalar(value, field)
    if is_in_brackets and has_separator(text):
        return Scalar(text if "\n" not in text else json_line(value))
    quoted = new_scalar(value, field)
    # Quotes that stay are not rewritten with escapes, which people read with pain.
    is_kept = style == '"' or "\\" in quoted.text
    if quoted.text.startswith('"') and "\n" not in text and is_kept:
        needs_quotes = quoted.outside is None or quoted.outside.startswith('"')
        return quoted._replace(text=text, outside=text if needs_quotes else quoted.outside)
    return quoted


def _block_text(value: str, field: Field | None) -> Scalar:
    """A text that stands below its key: it goes on the line of its key if it needs no quotes."""
    found = new_scalar(value, field)
    is_plain = not (found.outside or found.text).startswith('"')
    is_on_line = not value.strip() or ("\n" not in value and is_plain)
    return found._replace(literal=None if is_on_line else value)


def _has_comments(group: SourceGroup) -> bool:
    return any(group.end) or any(
        item.trailing
        or any((*item.above, *item.below))
        or (isinstance(item.value, SourceGroup) and _has_comments(item.value))
        for item in group.items
    )
