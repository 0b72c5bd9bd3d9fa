"""New YAML documents, which readers of YAML 1.1 and of YAML 1.2 take for the same.

Takes what JSON has: mappings with text for keys, lists, text without lone surrogates, finite
numbers, booleans and None. Block style, but for lists of words that fit on one line. No anchors,
tags, comments or folded lines.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from partyschool_cli.model.describe import Field
from partyschool_cli.source.style.block_scalar import fits_block_scalar
from partyschool_cli.source.style.field_order import holds_ids, in_order, inner_field
from partyschool_cli.source.style.field_text import field_text
from partyschool_cli.source.style.yaml_layout import Group, Item, Node, Scalar, columns, document
from partyschool_cli.source.yaml.joined_items import has_separator
from partyschool_cli.source.yaml.yaml_scalar import scalar

# Sentences are easier to read a line each.
_SENTENCE: Final = re.compile(r"[\s，。；：！？]")
# A text in a catalog's file that is wider is a sentence.
_WORD: Final = 16
# A group of more fields is a record (a session): a line a field.
_FIELDS_ON_A_LINE: Final = 6


def dump_document(content: Mapping[str, Any]) -> str:
    """A mapping as one document, keys in their order, with a final newline."""
    return document(content_node(content, None))


def dump_list(items: Sequence[Any]) -> str:
    """A list as one document, an item below the other, with a final newline."""
    return document(content_node(items, None))


def content_node(value: Any, field: Field | None, *, is_whole: bool = True) -> Node:
    """New content as the value of `field`, in the order and with the quotes of that.

    `is_whole` is for the whole content of a file. Raises TypeError for what JSON does not have.
    """
    if isinstance(value, Mapping):
        items = tuple(
            Item(content_node(each, inner_field(field, key), is_whole=False), scalar(key))
            for key, each in in_order(value.items(), field, lambda entry: entry[0])
        )
        return Group(items, True, wants_line=not is_whole and _is_small(items, field))
    if isinstance(value, list | tuple):
        items = tuple(Item(content_node(each, field, is_whole=False)) for each in value)
        return Group(items, False, wants_line=_are_words(value, field))
    return new_scalar(value, field)


def new_scalar(value: Any, field: Field | None) -> Scalar:
    """A scalar as the value of `field`. Raises TypeError for what JSON does not have."""
    outside = field_text(value, field, in_block=True)
    is_block = isinstance(value, str) and fits_block_scalar(value)
    return Scalar(field_text(value, field), value if is_block else None, outside)


def is_word(item: Any, field: Field | None) -> bool:
    """Whether an item of a list in `field` is a word that can share a line with others."""
    if not isinstance(item, str):
        return not isinstance(item, Mapping | list | tuple)
    is_plain = field_text(item, field) == item
    return is_plain and _SENTENCE.search(item) is None and not has_separator(item)


def _are_words(items: Sequence[Any], field: Field | None) -> bool:
    """Whether a new list is one of words rather than of sentences."""
    if not all(is_word(item, field) for item in items):
        return False
    return field is None or holds_ids(field) or all(columns(str(item)) <= _WORD for item in items)


def _is_small(items: Sequence[Item], field: Field | None) -> bool:
    """Whether a group is one of few fields that hold words: dates, hours, a title."""
    if field is None or field.item is not None or len(field.fields) > _FIELDS_ON_A_LINE:
        return False
    return all(_shares_line(item.value) for item in items)


def _shares_line(node: Node) -> bool:
    if isinstance(node, Scalar):
        return node.literal is None
    return node.wants_line and not node.is_mapping
