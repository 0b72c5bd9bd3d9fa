"""Search all kinds at once, best matches first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from partyschool_cli.catalog.folding import fold, search_key
from partyschool_cli.catalog.pinyin import (
    PinyinReader,
    begins_with_pinyin,
    matches_pinyin,
    may_be_pinyin,
    reading_of,
)
from partyschool_cli.catalog.records.row import Record
from partyschool_cli.model.kind import Kind

# Score of a match by field. Steps are wider than any of the deductions below, so that the initials
# of a title rank above the words of a summary.
FIELD_WEIGHTS: Final[Mapping[str, int]] = {
    "title": 60,
    "name": 60,
    "also_called": 60,
    "short": 60,
    "id": 60,
    "course_title": 45,
    "activity": 45,
    "topics": 45,
    "tags": 45,
    "class_title": 30,
    "summary": 30,
    "objectives": 15,
    "school_title": 15,
    "theme_title": 15,
    "teacher_names": 15,
    "site_title": 15,
    "site_titles": 15,
    "course_titles": 15,
    "audience_titles": 15,
    "category_title": 15,
    "unit": 15,
    "post": 15,
    "place": 15,
    "guide": 15,
    "organizer": 15,
    "adviser": 15,
    "moderator": 15,
    "purpose": 15,
    "remarks": 15,
    "note": 15,
    "notes": 15,
}
_NAME_WEIGHT = 60
_WHOLE_NAME, _START_OF_NAME, _START_BY_PINYIN = 40, 20, 4
_LOSSES = {"literal": 0, "pinyin": 5, "initials": 10}

_KIND_ORDER = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Match:
    """The best match of a word: a record's `field`, and its `text`.

    `how` is `literal`, `pinyin` or `initials`.
    """

    word: str
    field: str
    text: str
    how: str
    score: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that has every word; `matches` are in the order of the words."""

    kind: Kind
    record: Record
    matches: tuple[Match, ...]

    @property
    def score(self) -> int:
        """Rank among the hits of one search only."""
        return sum(match.score for match in self.matches)


def search(
    words: Sequence[str],
    records_by_kind: Mapping[Kind, Iterable[Record]],
    read: PinyinReader = reading_of,
) -> list[Hit]:
    """The records that have every word, literally or by pinyin, the best first.

    Words are split at spaces; no word matches nothing. Hits of equal score are ordered by kind,
    then by id. `read` gives a text's pinyin (cached readings save importing pypinyin).
    """
    sought = tuple(dict.fromkeys(fold(" ".join(words)).split()))
    if not sought:
        return []
    hits = (
        _hit(sought, kind, record, read)
        for kind, records in records_by_kind.items()
        for record in records
    )
    return sorted(filter(None, hits), key=_rank)


def _rank(hit: Hit) -> tuple[int, int, str]:
    return -hit.score, _KIND_ORDER[hit.kind], hit.record["id"]


def _hit(words: tuple[str, ...], kind: Kind, record: Record, read: PinyinReader) -> Hit | None:
    texts = tuple(searched_texts(record))
    whole = search_key("\n".join(text for _, text in texts))
    matches = []
    for word in words:
        if word not in whole and not may_be_pinyin(word):
            return None
        found = max(_find_matches(word, texts, read), key=lambda match: match.score, default=None)
        if found is None:
            return None
        matches.append(found)
    return Hit(kind, record, tuple(matches))


def searched_texts(record: Record) -> Iterator[tuple[str, str]]:
    """The texts of a record that are searched, each after its field, the weightiest first."""
    for field in FIELD_WEIGHTS:
        value: Any = record.get(field)
        if isinstance(value, str):
            yield field, value
        elif isinstance(value, list):
            for text in value:
                if isinstance(text, str):
                    yield field, text


def _find_matches(
    word: str, texts: tuple[tuple[str, str], ...], read: PinyinReader
) -> Iterator[Match]:
    for field, text in texts:
        folded = search_key(text)
        how = "literal" if word in folded else matches_pinyin(word, text, read)
        if how:
            score = FIELD_WEIGHTS[field] - _LOSSES[how]
            if FIELD_WEIGHTS[field] == _NAME_WEIGHT:
                score += _gain(word, folded) if how == "literal" else _pinyin_gain(word, text, read)
            yield Match(word, field, text, how, score)


def _gain(word: str, name: str) -> int:
    if word == name:
        return _WHOLE_NAME
    return _START_OF_NAME if name.startswith(word) else 0


def _pinyin_gain(word: str, name: str, read: PinyinReader) -> int:
    return _START_BY_PINYIN if begins_with_pinyin(word, name, read) else 0
