"""The rules of a class as blocks of text, from a Markdown file that an office wrote.

Headings, lists, paragraphs and bold are kept; HTML, images, links and all else are text as it
stands. A line ends where it ends in the file: offices number their paragraphs line by line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from markdown_it.token import Token

# Not by Markdown's own rule, which sees no bold in `**请假制度：**学员`: no space is around it.
_BOLD: Final = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")


class Run(NamedTuple):
    """Text of one look."""

    text: str
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class RuleBlock:
    """A heading, a paragraph, or an item of a list.

    `level` of a heading is 1 to 6, of an item how deep its list is, from 1 on; of a paragraph the
    depth of the item that it goes on with, 0 for none. `marker` is an item's number or sign: `1.`.
    """

    kind: Literal["heading", "paragraph", "item"]
    runs: tuple[Run, ...]
    level: int = 0
    marker: str = ""

    @property
    def text(self) -> str:
        """Its text, without looks."""
        return "".join(run.text for run in self.runs)


def rule_blocks(markdown: str) -> tuple[RuleBlock, ...]:
    """The blocks of a Markdown text, in order; empty ones are left out."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable(["heading", "lheading", "list", "blockquote", "hr"])
    return tuple(block for block in _blocks(parser.parse(markdown)) if block.text.strip())


@dataclass
class _List:
    """A list that is open: the marker of its next item, which is said once."""

    marker: str = ""


def _blocks(tokens: "list[Token]") -> Iterator[RuleBlock]:
    lists: list[_List] = []
    heading = 0
    for token in tokens:
        if token.type in {"ordered_list_open", "bullet_list_open"}:
            lists.append(_List())
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            lists.pop()
        elif token.type == "list_item_open":
            # The number and its sign: `1.`, `1)`; a bullet has none.
            lists[-1].marker = f"{token.info}{token.markup}" if token.info else "•"
        elif token.type == "heading_open":
            heading = int(token.tag[1:])
        elif token.type == "heading_close":
            heading = 0
        elif token.type == "inline":
            yield _block(token.content, heading, lists)


def _block(content: str, heading: int, lists: list[_List]) -> RuleBlock:
    runs = tuple(_runs(content))
    if heading:
        return RuleBlock("heading", runs, heading)
    marker = lists[-1].marker if lists else ""
    if not marker:
        return RuleBlock("paragraph", runs, len(lists))
    lists[-1].marker = ""
    return RuleBlock("item", runs, len(lists), marker)


def _runs(content: str) -> Iterator[Run]:
    """The text in pieces, bold ones apart."""
    position = 0
    for found in _BOLD.finditer(content):
        if plain := content[position : found.start()]:
            yield Run(_plain(plain))
        yield Run(_plain(found[1]), is_bold=True)
        position = found.end()
    if rest := content[position:]:
        yield Run(_plain(rest))


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
