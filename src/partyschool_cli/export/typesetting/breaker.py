"""Where a text may be broken: between words of a segmenter, of phrases and of the catalog."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from partyschool_cli.export.typesetting.line_breaking import (
    AND,
    ANY,
    COLON,
    COMMA,
    INNER,
    Piece,
)
from partyschool_cli.export.typesetting.phrases import PHRASES
from partyschool_cli.export.typesetting.signs import (
    AFTER_VERB,
    CLOSING,
    LEADS,
    NUMBER,
    OPENING,
    TAILS,
    is_joiner,
)
from partyschool_cli.markup.clean_text import clean

_MARKS: Final = OPENING + CLOSING
_WORD_SIZES: Final = range(2, 11)
# Phrases up to this length are one word; longer ones part at whole words.
_WHOLE: Final = 4
_FAR: Final = 99


@lru_cache(maxsize=16)
def breaker(words: frozenset[str]) -> "Breaker":
    """The breaker for a catalog's own words, with a segmenter where there is a wheel of it."""
    try:
        from rjieba import cut
    except ImportError:  # no wheel for this system: rules find the words
        return Breaker(words)
    return Breaker(words, cut)


class Breaker:
    """Finds the pieces of texts.

    `words` are the catalog's own, over the phrases that all counties share; `segment` cuts text
    into words. Without it the dictionary does, and what is between two of its words stays whole.
    """

    def __init__(
        self, words: Iterable[str] = (), segment: Callable[[str], list[str]] | None = None
    ) -> None:
        self._words = frozenset(w for w in (*PHRASES, *words) if len(w) in _WORD_SIZES)
        self._segment = segment or self._by_dictionary
        self._known: dict[str, tuple[Piece, ...]] = {}

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """The pieces of `text`, which joined are the text, clean."""
        if text not in self._known:
            paragraphs = clean(text).splitlines(keepends=True)
            self._known[text] = tuple(p for one in paragraphs for p in self._paragraph(one))
        return self._known[text]

    def _paragraph(self, text: str) -> list[Piece]:
        body = text.removesuffix("\n")
        phrases = list(self._phrases(body))
        words = self._words_of(body, phrases) if body else [""]
        inside = {place for a, b in phrases for place in range(a + 1, b)}
        pieces, position = [], 0
        for word, after in pairwise(words):
            position += len(word)
            pieces.append(Piece(word, INNER if position in inside else _cost(word, after)))
        return [*pieces, Piece(words[-1] + "\n" * (body != text), 0.0)]

    def _words_of(self, text: str, phrases: Sequence[tuple[int, int]]) -> list[str]:
        """The words of a text, whole phrases, with marks and little words that belong to them."""
        cuts, position = {0, len(text)}, 0
        for word in self._segment(text):
            position += len(word)
            cuts.add(position)
        for first, last in phrases:
            cuts |= {first, last}
        for first, last in phrases:
            is_short = last - first <= _WHOLE
            cuts -= {
                place
                for place in range(first + 1, last)
                if is_short or min(place - first, last - place) < 2
            }
        for found in NUMBER.finditer(text):
            first, last = found.span()
            cuts -= set(range(first + 1, last))
            cuts |= {first, last}
        words = [text[first:last] for first, last in pairwise(sorted(cuts))]
        return _without_single(_joined(words))

    def _phrases(self, text: str) -> Iterator[tuple[int, int]]:
        """Dictionary words, the longest first: each from its first place to that after its last.

        One may lie in another, but not across it, unless it is a phrase that is never torn: of
        徐沟镇纪委书记 the catalog knows 徐沟镇纪委. Marks inside are passed over: “三资”管理.
        """
        places = [place for place, letter in enumerate(text) if letter not in _MARKS]
        letters = "".join(text[place] for place in places)
        # The innermost phrase of each letter. Those found before are as long, at least: one that
        # holds neither end of a word does not touch it.
        within = [0] * len(letters)
        # The same, of the phrases that all counties share: these are not crossed.
        shared = [0] * len(letters)
        count = 0
        for size in reversed(_WORD_SIZES):
            for start in range(len(letters) - size + 1):
                end = start + size
                word = letters[start:end]
                if word not in self._words:
                    continue
                is_phrase = word in PHRASES and shared[start] == shared[end - 1]
                if within[start] == within[end - 1] or (is_phrase and size <= _WHOLE):
                    count += 1
                    within[start:end] = [count] * size
                    if is_phrase:
                        shared[start:end] = [count] * size
                    yield places[start], places[end - 1] + 1

    def _by_dictionary(self, text: str) -> list[str]:
        """Dictionary words, and what is between two of them whole."""
        words, unknown, position = [], "", 0
        while position < len(text):
            size = self._longest_at(text, position)
            letter = text[position]
            is_mark = letter in _MARKS or letter.isspace()
            if unknown and (size or is_mark or letter in LEADS):
                words.append(unknown)
                unknown = ""
            if size or is_mark:
                words.append(text[position : position + (size or 1)])
            else:
                unknown += letter
            position += size or 1
        return [*words, unknown] if unknown else words

    def _longest_at(self, text: str, position: int) -> int:
        """The length of the longest dictionary word that starts there, or 0."""
        sizes = reversed(_WORD_SIZES)
        return next((n for n in sizes if text[position : position + n] in self._words), 0)


def _cost(word: str, after: str) -> float:
    if word.endswith(("：", "——")):
        return COLON
    if word.endswith(("、", "，", "；", "）", "。")):
        return COMMA
    return AND if after[0] in "与和及" else ANY


def _joined(words: Iterable[str]) -> list[str]:
    """Words with the marks and the little words that belong to them."""
    joined: list[str] = []
    for word in words:
        if joined and _belongs(joined[-1], word):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _belongs(last: str, word: str) -> bool:
    """Whether `word` stays with what is before it."""
    if last[-1].isspace():
        return word[0].isspace() or last.isspace()
    return (
        word[0] in CLOSING
        or word[0].isspace()
        or last[-1] in OPENING
        or (word in TAILS and last[-1] not in CLOSING)
        or (word[0] in AFTER_VERB and len(last) == 1 and last not in LEADS)
        or (last in LEADS or (last[1:] in LEADS and last[0] in OPENING))
        or (last[-1] + word[0]).isascii()
        or is_joiner(word[0])
        or is_joiner(last[-1])
    )


def _without_single(words: list[str]) -> list[str]:
    """A word of one character goes to its shorter neighbour on this side of a mark."""
    words = list(words)
    index = 0
    while index < len(words):
        if len(words[index].strip(_MARKS)) == 1 and len(words) > 1:
            before, after = _neighbours(words, index)
            if min(before, after) < _FAR:
                first = index - 1 if before <= after else index
                words[first : first + 2] = [words[first] + words[first + 1]]
                continue
        index += 1
    return words


def _neighbours(words: list[str], index: int) -> tuple[int, int]:
    """The lengths of the words before and after, far for one beyond a mark or the end."""
    before = after = _FAR
    if index and words[index - 1][-1] not in CLOSING:
        before = len(words[index - 1])
    if index + 1 < len(words) and words[index][-1] not in CLOSING:
        after = len(words[index + 1])
    return before, after
