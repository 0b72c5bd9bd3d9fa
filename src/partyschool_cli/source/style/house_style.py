"""The house style of a catalog's files: the order of keys, the quotes, what stands on one line.

An existing text is read as a tree of entries with their comments, and laid out anew. Content and
comments stay: the result is parsed and compared. `document_text` lays out new content alike.
"""

from collections import Counter
from collections.abc import Mapping
from itertools import chain
from typing import Any

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.source.style.comment_places import comments_in
from partyschool_cli.source.style.field_order import whole_file
from partyschool_cli.source.style.house_nodes import house_node
from partyschool_cli.source.style.yaml_layout import document
from partyschool_cli.source.style.yaml_nodes import read_tree
from partyschool_cli.source.style.yaml_writer import content_node
from partyschool_cli.source.text.line_ends import with_line_feeds
from partyschool_cli.source.yaml.same_content import same_content
from partyschool_cli.source.yaml.yaml_parser import Parsed, parse

Model = type[FrozenModel]


class HouseStyleError(ValueError):
    """A text that cannot be put in house style. `is_of_lint` where that has a problem with it."""

    def __init__(self, message: str, *, is_of_lint: bool = False) -> None:
        super().__init__(message)
        self.is_of_lint = is_of_lint


def format_text(text: str, model: Model) -> str:
    """A file's text (without a byte order mark) in house style, as one with the fields of `model`.

    Raises HouseStyleError where it cannot be parsed.
    """
    old = with_line_feeds(text)
    parsed = _parsed(old)
    tree = read_tree(old, parsed)
    root = tree.root and house_node(tree.root, whole_file(model))
    new = document(root, tree.head, tree.end)
    if new != old:
        again = _parsed(new)
        if not same_content(parsed.content, again.content):
            raise HouseStyleError("the content would change")
        if _comments(old, parsed) != _comments(new, again):
            raise HouseStyleError("the comments would change")
    return new


def document_text(content: Mapping[str, Any], model: Model) -> str:
    """A new file with this content in house style. Raises TypeError for what JSON does not have."""
    return document(content_node(content, whole_file(model)))


def _parsed(text: str) -> Parsed:
    parsed = parse(text)
    if parsed.problems:
        raise HouseStyleError(parsed.problems[0].message, is_of_lint=True)
    return parsed


def _comments(text: str, parsed: Parsed) -> Counter[str]:
    found = comments_in(text, parsed.places.entries)
    lists = chain(found.above.values(), found.below.values(), found.end.values())
    lines = chain(*lists, found.rest, found.trailing.values())
    return Counter(filter(None, lines))
