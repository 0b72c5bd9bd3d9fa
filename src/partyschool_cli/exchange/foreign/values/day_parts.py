"""上午, 下午, 晚上, 全天: the words for parts of the day, and which of the catalog's they mean."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from partyschool_cli.exchange.foreign.cells.folding import key_of
from partyschool_cli.exchange.foreign.values.tokens import TO, Pattern, pattern
from partyschool_cli.model.contact_hours import minutes_of
from partyschool_cli.model.manifest import DayPart

# What the usual parts of the day are called besides the catalog's titles.
_WORDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("上午", "早上", "早晨", "早", "上"), "morning"),
    **dict.fromkeys(("下午", "午后", "下"), "afternoon"),
    **dict.fromkeys(("晚上", "晚间", "傍晚", "夜间", "夜晚", "晚自习", "晚"), "evening"),
}
_WHOLE_DAY: Final = ("全天", "一天", "整天")
# These say when, without being a part of the catalog's.
_NOON: Final = ("中午", "正午")
_ONE_SIGN: Final = ("上", "下", "早", "晚")


class PartWord(NamedTuple):
    """A word for a part of the day, or the two ends of several."""

    first: str
    last: str

    @property
    def text(self) -> str:
        """`上午`, `上午至晚上`."""
        return self.first if self.first == self.last else f"{self.first}至{self.last}"


class Span(NamedTuple):
    """What a part of the day covers, in minutes since midnight."""

    start: int
    end: int


def _word(found: re.Match[str]) -> PartWord:
    first = re.sub(r"\s", "", found["first"])
    last = re.sub(r"\s", "", found["last"] or "")
    return PartWord(first, last or first)


_ALL: Final = sorted({*_WORDS, *_WHOLE_DAY, *_NOON} - set(_ONE_SIGN), key=len, reverse=True)
_SPACED: Final = "|".join(r"\s*".join(word) for word in _ALL)

PARTS: Final[tuple[Pattern, ...]] = (
    pattern(rf"(?P<first>{_SPACED})(?:{TO}(?P<last>{_SPACED}))?", _word),
    pattern(r"(?P<first>[早晚])(?P<last>)(?=\s|\d|$)", _word),
)
BARE_PARTS: Final[tuple[Pattern, ...]] = (pattern(r"(?P<first>[上下])(?P<last>)(?=\s|$)", _word),)


def own_part_patterns(parts: Mapping[str, DayPart]) -> tuple[Pattern, ...]:
    """Patterns of the titles that a catalog has of its own (`早课`)."""
    own = [one.title for one in parts.values() if one.title not in _WORDS]
    longest = sorted(own, key=len, reverse=True)
    return tuple(pattern(rf"(?P<first>{re.escape(title)})(?P<last>)", _word) for title in longest)


def part_id(word: str, parts: Mapping[str, DayPart]) -> str | None:
    """The catalog's part that a word means; None where it has none such."""
    for name, part in parts.items():
        if key_of(part.title) == key_of(word):
            return name
    known = _WORDS.get(word)
    return known if known in parts else None


def span_of(word: PartWord, parts: Mapping[str, DayPart]) -> Span | None:
    """What a word covers by the catalog's times; None where these are not known."""
    if word.first in _WHOLE_DAY:
        names = [name for name in ("morning", "afternoon") if name in parts]
        chosen = [parts[name] for name in names] or list(parts.values())
    else:
        ids = [part_id(one, parts) for one in word]
        if None in ids:
            return None
        chosen = [parts[name] for name in ids if name is not None]
    start, end = minutes_of(chosen[0].start), minutes_of(chosen[-1].end)
    return Span(start, end) if start < end else None


def is_after_noon(word: PartWord) -> bool:
    """Whether a time with that word is one of the second half of the day."""
    return _WORDS.get(word.first) in ("afternoon", "evening")


def is_noon(word: PartWord) -> bool:
    """Whether the word is 中午."""
    return word.first in _NOON
