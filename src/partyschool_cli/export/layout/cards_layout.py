"""A picture for a phone: blocks of text and cards, one below the other, cropped to its content.

Lengths are points; a picture is `WIDTH` wide, which is 1080 pixels. What is higher than a chat
shows goes on in a second picture.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from partyschool_cli.export.typesetting.advances import width
from partyschool_cli.export.typesetting.breaker import Breaker
from partyschool_cli.export.typesetting.texts import Text, broken
from partyschool_cli.export.typesetting.units import lines_height

WIDTH: Final = 360.0
MARGIN: Final = 14.0
INSET: Final = 13.0
"""What is around the text of a card."""
TITLE_SIZE: Final = 25.0
LINE_SIZE: Final = 15.0
HEADING_SIZE: Final = 20.0
CARD_SIZES: Final = (22.0, 19.0, 17.0)
"""Of the title, the first line, and the facts of a card."""
MARK_SIZE: Final = 15.2
GAPS: Final = (7.0, 8.0, 7.0, 5.0)
"""In a card: above and below its rule, below its title, between facts."""
BELOW: Final = 9.0
"""Between two cards."""
FACT_GAP: Final = 9.0
"""Between the name of a fact and what it is."""
SIGNED_SIZE: Final = 14.0
CODE_SIZE: Final = 12.0
QR: Final = 54.0
_MOST: Final = 8000 / 3  # 8,000 pixels; no chat shows higher ones
_INNER: Final = WIDTH - 2 * MARGIN - 2 * INSET

Role = Literal["title", "about", "heading", "text"]
_SIZES: Final[dict[Role, float]] = {
    "title": TITLE_SIZE,
    "about": LINE_SIZE,
    "heading": HEADING_SIZE,
    "text": LINE_SIZE,
}
_AROUND: Final[dict[Role, float]] = {"title": 7.0, "about": 10.0, "heading": 7.0, "text": 5.0}


class CardFact(NamedTuple):
    """A line of a card: a name, and the lines of what it is."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextLines:
    """Lines across a picture; a `heading` stays with what follows it."""

    role: Role
    lines: tuple[str, ...]

    @property
    def size(self) -> float:
        """Of its type."""
        return _SIZES[self.role]

    @property
    def below(self) -> float:
        """What is between it and what follows."""
        return _AROUND[self.role]

    @property
    def height(self) -> float:
        """With what is below it."""
        return self.size * lines_height(len(self.lines)) + self.below


@dataclass(frozen=True, slots=True)
class Card:
    """A session, or another row: a line with a rule below it (empty: none), a title, facts.

    `first` is a day, with its weekday smaller, and what is at the right. A `mark` (停课) stands
    before the title, on a line of its own where both do not fit one.
    """

    first: tuple[str, str, str] | None
    mark: str
    title: tuple[str, ...]
    facts: tuple[CardFact, ...]
    is_off: bool = False

    @property
    def has_mark_above(self) -> bool:
        """Whether the mark is on a line of its own."""
        fits = (
            len(self.title) == 1 and _mark_width(self.mark) + _title_width(self.title[0]) <= _INNER
        )
        return bool(self.mark) and not fits

    @property
    def name_width(self) -> float:
        """The width of the names of its facts."""
        return max((width(fact.name) for fact in self.facts), default=0.0) * CARD_SIZES[2]

    @property
    def height(self) -> float:
        """With what is below it."""
        title, first, fact = CARD_SIZES
        above, below_rule, below_title, between = GAPS
        high = title * lines_height(len(self.title) + self.has_mark_above)
        if self.first is not None:
            high += first + above + below_rule
        facts = [fact * lines_height(len(one.lines)) for one in self.facts]
        if facts:
            high += below_title + sum(facts) + between * (len(facts) - 1)
        return high + 2 * INSET + BELOW


Block = TextLines | Card


@dataclass(frozen=True, slots=True)
class CardsLayout:
    """The pictures of a document: `blocks` of each. The last has who signs, and the code."""

    title: str
    pictures: tuple[tuple[Block, ...], ...]
    signed: tuple[tuple[str, tuple[str, ...]], ...] = ()


def cards_layout(
    title: str,
    blocks: Iterable[Block],
    own: Breaker,
    *,
    signed: Sequence[tuple[str, str]] = (),
    has_code: bool = False,
) -> CardsLayout:
    """Blocks below a title, on as many pictures as they need."""
    head = TextLines("title", text_lines(title, own, TITLE_SIZE))
    room = WIDTH - 2 * MARGIN - (QR + MARGIN) * has_code
    signs = tuple(
        (name, broken(who, own).lines(room / SIGNED_SIZE - len(name))) for name, who in signed
    )
    foot = sum(SIGNED_SIZE * lines_height(len(lines)) + 4 for _, lines in signs)
    pictures = _pictures(head, tuple(blocks), _MOST - 3 * MARGIN - max(foot, QR * has_code))
    return CardsLayout(title, tuple(pictures), signs)


def _pictures(head: TextLines, blocks: Sequence[Block], most: float) -> Iterator[tuple[Block, ...]]:
    """The title and as many blocks as fit, over and over; no heading is the last of a picture."""
    held: list[Block] = [head]
    for block in blocks:
        if len(held) > 1 and sum(one.height for one in (*held, block)) > most:
            kept = next(
                n for n in range(len(held), 0, -1) if not _is_heading(held[n - 1]) or n == 1
            )
            moved = held[kept:] if kept > 1 else []
            yield tuple(held[: len(held) - len(moved)])
            held = [head, *moved]
        held.append(block)
    yield tuple(held)


def _is_heading(block: Block) -> bool:
    return isinstance(block, TextLines) and block.role in {"heading", "title"}


def text_lines(text: str, own: Breaker, size: float) -> tuple[str, ...]:
    """The lines of a text across a picture."""
    return broken(text, own).lines((WIDTH - 2 * MARGIN) / size)


def about_lines(texts: Iterable[str], own: Breaker) -> TextLines:
    """What a picture or a part of it is about: each text begins a line, empty ones are left out."""
    return TextLines(
        "about",
        tuple(line for text in texts if text for line in text_lines(text, own, LINE_SIZE)),
    )


def title_lines(title: str, own: Breaker) -> tuple[str, ...]:
    """The lines of a card's title."""
    return broken(title, own, is_sans=True).lines(_INNER / CARD_SIZES[0])


def card_facts(facts: Sequence[tuple[str, Text]]) -> tuple[CardFact, ...]:
    """Facts that are not empty, on the lines that are left beside the longest name."""
    known = [(name, text) for name, text in facts if text.whole]
    size = CARD_SIZES[2]
    names = max((width(name) for name, _ in known), default=0.0) * size
    room = (_INNER - names - FACT_GAP) / size
    return tuple(CardFact(name, text.lines(room)) for name, text in known)


def _mark_width(mark: str) -> float:
    return (width(mark, is_sans=True) + 1.0) * MARK_SIZE


def _title_width(title: str) -> float:
    return width(title, is_sans=True) * CARD_SIZES[0]
