"""Which field a heading stands for, by the table of words; the columns of a heading row."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from partyschool_cli.exchange.foreign.cells.folding import key_of, one_line
from partyschool_cli.exchange.foreign.cells.grid import Grid, column_letter
from partyschool_cli.exchange.foreign.headings.heading_words import (
    BESIDE_TITLES,
    HEADING_WORDS,
    NEEDED,
    PASSED_OVER,
    PERSONAL,
    TELLING,
)
from partyschool_cli.exchange.foreign.reading import Column
from partyschool_cli.model.describe import MODELS, fields_of
from partyschool_cli.model.kind import Kind

# A longer text is a title or a note.
_LONGEST: Final = 24
_LONGEST_GUESSED: Final = 12
_IN_BRACKETS: Final = re.compile(r"[(\[【〔].*?[)\]】〕]")
_SIGNS: Final = re.compile(r"[/、,.:;|·*&+\-—_]|(?<=.)(?:及|和|与|或)(?=.)")
KINDS: Final = (Kind.SESSION, Kind.COURSE, Kind.TEACHER, Kind.SITE, Kind.CLASS)
# What no field is, but a heading all the same.
ORDINAL: Final = "ordinal"
PERSONAL_FIELD: Final = "personal"
_OF_SEVERAL: Final = ("note", "notes", "topics", PERSONAL_FIELD, ORDINAL)


class Match(NamedTuple):
    """A field of a heading; a guessed one is a known word only in part.

    `beside` is what a column may be where another has the title; None for one that may not.
    """

    field: str
    is_guessed: bool = False
    is_mapped: bool = False
    beside: tuple[str, ...] | None = None

    @property
    def weakness(self) -> int:
        """The less of two columns of one field is it."""
        return 0 if self.is_mapped else 3 if self.is_guessed else 1 if self.beside is None else 2


class Headings:
    """Heading words of one kind, with those that `--map` adds: headings or letters → fields."""

    def __init__(self, kind: Kind, mapping: Mapping[str, str]) -> None:
        self.kind = kind
        self._mapped = {
            key_of(heading): name
            for heading, said in mapping.items()
            if (name := field_named(kind, said)) is not None
        }

    def of_column(self, index: int, texts: Sequence[str]) -> Match | None:
        """The field of a column, by its letter, its lowest heading, or the headings joined."""
        if mapped := self._mapped.get(column_letter(index).lower()):
            return Match(mapped, is_mapped=True)
        upwards = tuple(reversed(texts))
        candidates = (*upwards, "".join(texts), "".join(upwards))
        for text in candidates:
            if mapped := self._mapped.get(key_of(text)):
                return Match(mapped, is_mapped=True)
        for text in candidates:
            if (word := _exact(self.kind, key_of(text))) is not None:
                return Match(_words(self.kind)[word], beside=_beside_titles(self.kind).get(word))
        guessed = (field for text in upwards if (field := _guessed(self.kind, key_of(text))))
        return Match(field, is_guessed=True) if (field := next(guessed, "")) else None


def field_named(kind: Kind, said: str) -> str | None:
    """The field that `--map` says, by its name or by a word that offices use; None for none."""
    names = {*HEADING_WORDS[kind]}
    if kind is not Kind.SESSION:
        names |= {field.name for field in fields_of(MODELS[kind])}
    if said.strip() in names:
        return said.strip()
    word = _exact(kind, key_of(said))
    found = None if word is None else _words(kind)[word]
    return found if found in names else None


@cache
def _words(kind: Kind) -> Mapping[str, str]:
    """Each word's field; where two fields have a word, the first."""
    words: dict[str, str] = {}
    for field, listed in HEADING_WORDS[kind].items():
        for word in listed:
            words.setdefault(key_of(word), field)
    for word in PERSONAL:
        words.setdefault(key_of(word), PERSONAL_FIELD)
    for word in PASSED_OVER:
        words.setdefault(key_of(word), ORDINAL)
    return words


@cache
def _beside_titles(kind: Kind) -> Mapping[str, tuple[str, ...]]:
    return {key_of(word): fields for word, fields in BESIDE_TITLES.get(kind, {}).items()}


@cache
def _all_words() -> frozenset[str]:
    return frozenset(word for kind in KINDS for word in _words(kind))


@lru_cache(maxsize=5_000)
def _variants(key: str) -> tuple[str, ...]:
    """A heading as it is, without signs, without what is in brackets."""
    bare = _IN_BRACKETS.sub("", key)
    return tuple(dict.fromkeys((key, _SIGNS.sub("", key), bare, _SIGNS.sub("", bare))))


def _exact(kind: Kind, key: str) -> str | None:
    if not key or len(key) > _LONGEST:
        return None
    return next((one for one in _variants(key) if one in _words(kind)), None)


def _guessed(kind: Kind, key: str) -> str | None:
    if len(key) > _LONGEST_GUESSED:
        return None
    found = [word for word in _words(kind) if len(word) > 1 and word in key]
    # The last word of a heading says what it is of: 主讲老师单位 is a unit.
    return (
        _words(kind)[max(found, key=lambda word: (key.rfind(word) + len(word), len(word)))]
        if found
        else None
    )


def is_word(text: str) -> bool:
    """Whether a text is a heading word of any kind of table."""
    if not text or len(text) > _LONGEST:
        return False
    return any(one in _all_words() for one in _variants(key_of(text)))


def columns_of(
    grid: Grid, rows: Sequence[int], left: int, right: int, headings: Headings
) -> tuple[Column, ...]:
    """The columns from `left` to `right` under the heading rows; a field is of one column only,
    but for those that say when.
    """
    indices = range(left, right + 1)
    texts = {one: tuple(_texts(grid, rows, one)) for one in indices}
    matches = {one: headings.of_column(one, texts[one]) for one in indices if texts[one]}
    owners = _owners({one: match for one, match in matches.items() if match})
    found: list[Column] = []
    for index in indices:
        heading = " ".join(one_line(text) for text in texts[index])
        field, match = owners.get(index), matches.get(index)
        is_guessed = bool(match and match.is_guessed and field)
        found.append(Column(index, column_letter(index), heading, field, is_guessed))
    return tuple(found)


def _owners(matches: Mapping[int, Match]) -> Mapping[int, str]:
    """Which columns have which field: of several the surest, then the first."""
    owners: dict[int, str] = {}
    taken: set[str] = set()
    for index in sorted(matches, key=lambda one: (matches[one].weakness, one)):
        match = matches[index]
        wanted = (match.field, *(match.beside or ()))
        free = (one for one in wanted if one not in taken or one in _OF_SEVERAL)
        if (field := next(free, None)) is not None:
            taken.add(field)
            owners[index] = field
    return owners


def _texts(grid: Grid, rows: Sequence[int], column: int) -> Iterator[str]:
    """The headings of a column from top to bottom, a merged one once."""
    seen = set()
    for row in rows:
        anchor = grid.anchor(row, column)
        text = grid.texts[row][column]
        if text and anchor not in seen:
            seen.add(anchor)
            yield text


def score(kind: Kind, columns: Sequence[Column]) -> int:
    """How well columns suit a kind of table; 0 where one that it needs is missing."""
    fields = {column.field for column in columns if column.field}
    if not all(fields.intersection(group) for group in NEEDED[kind]):
        return 0
    own = fields - {ORDINAL, PERSONAL_FIELD}
    # A word that is known in part only makes no table.
    sure = sum(1 for column in columns if column.field in own and not column.guessed)
    # What is taught, and when: hardly anything else has both.
    bonus = 3 if kind is Kind.SESSION else 0
    return 0 if not sure else bonus + 2 * sure + len(own) + 2 * len(own.intersection(TELLING[kind]))
