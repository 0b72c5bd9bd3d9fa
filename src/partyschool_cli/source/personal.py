"""Numbers that belong to a person and must not be in a catalog: resident IDs, phones, bank cards.

Found here, below everything that shows text, so that all of it can mask them.
Sources: GB 11643-1999 (resident ID), ISO/IEC 7812-1 (Luhn), the domain notes on privacy.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

PersonalKind = Literal["resident-id", "phone-number", "bank-card"]


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """A personal number in a text: its offsets and kind. Its digits are never kept."""

    kind: PersonalKind
    start: int
    end: int


_RESIDENT_ID = re.compile(
    r"(?<![0-9A-Za-z])[1-9][0-9]{5}(?:18|19|20)[0-9]{2}[01][0-9][0-3][0-9]{4}[0-9Xx](?![0-9A-Za-z])"
)
_PHONE = re.compile(
    r"(?<![0-9A-Za-z.])(?:\+?86[- ]?)?1[3-9][0-9](?:[- ]?[0-9]{4}){2}(?![0-9A-Za-z])"
)
_BANK_CARD = re.compile(
    r"(?<![0-9A-Za-z.])[1-9][0-9]{3}(?:[ -]?[0-9]{4}){3}(?:[ -]?[0-9]{1,3})?(?![0-9A-Za-z])"
)
_HAS_DIGITS = re.compile(r"[0-9](?:[- ]?[0-9]){10}")
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS: Final = "10X98765432"


def personal_numbers(text: str) -> Iterator[PersonalNumber]:
    """The personal numbers of `text` in order. Of two readings of the same digits, the first kind."""
    if not _HAS_DIGITS.search(text):
        return
    taken: list[tuple[int, int]] = []
    found: list[PersonalNumber] = []
    for kind, pattern, is_real in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if is_real(match[0]) and not any(start < b and a < end for a, b in taken):
                taken.append((start, end))
                found.append(PersonalNumber(kind, start, end))
    yield from sorted(found, key=lambda number: number.start)


def is_resident_id(number: str) -> bool:
    """Whether 18 characters are a resident ID: a date of birth that exists, and the check digit."""
    try:
        dt.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return number[17].upper() == _CHECK_DIGITS[total % 11]


def passes_luhn(number: str) -> bool:
    """Whether the digits of `number` pass Luhn's check."""
    digits = [int(char) for char in number if char.isdecimal()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return (sum(doubled) + sum(digits[-1::-2])) % 10 == 0


_PATTERNS: Final = (
    ("resident-id", _RESIDENT_ID, is_resident_id),
    ("bank-card", _BANK_CARD, passes_luhn),
    ("phone-number", _PHONE, lambda _: True),
)


def mask(text: str) -> str:
    """`text` with every personal number masked, the same length: the first three digits stay."""
    for number in personal_numbers(text):
        shown = text[number.start : number.start + 3]
        stars = "*" * (number.end - number.start - 3)
        text = text[: number.start] + shown + stars + text[number.end :]
    return text


def hashed(text: str) -> str:
    """`text` with every personal number as a short hash: the same number always the same."""
    pieces, position = [], 0
    for number in personal_numbers(text):
        digits = "".join(c for c in text[number.start : number.end] if c.isalnum()).upper()
        digest = hashlib.sha256(digits.encode()).hexdigest()[:12]
        pieces += (text[position : number.start], f"#{digest}")
        position = number.end
    return "".join((*pieces, text[position:]))
