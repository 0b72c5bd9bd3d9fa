"""Find and mask personal numbers, which must not be in a catalog: resident IDs, phones, bank cards.

On this low floor, so that everything that shows text can mask them.
Sources: GB 11643-1999 (resident ID), ISO/IEC 7812-1 (Luhn), the domain notes on privacy.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, Literal, NamedTuple

from partyschool_cli.markup.unseen import UNSEEN

PersonalKind = Literal["resident-id", "phone-number", "bank-card"]


class PersonalNumber(NamedTuple):
    """A personal number in a text: its offsets and kind. Its digits are not stored."""

    kind: PersonalKind
    start: int
    end: int


# None is compiled on import: few texts have so many digits.
# Not adjacent to a number: excludes hashes, decimals, names of pages.
_BEFORE = r"(?<![0-9A-Za-z])(?<![0-9][.-])"
_AFTER = r"(?![0-9A-Za-z]|[.-][0-9])"
# What people write between groups of digits, as `_NARROW` leaves it.
_GAP = r"(?: ?[-./_] ?| )"
_RESIDENT_ID = (
    rf"{_BEFORE}[1-9][0-9]{{5}}{_GAP}?(?:18|19|20)[0-9]{{2}}{_GAP}?[01][0-9]{_GAP}?[0-3][0-9]"
    rf"{_GAP}?[0-9]{{3}}[0-9Xx]{_AFTER}"
)
# A single point is that of a decimal (a longitude: 132.12345678), so those come in twos.
_LOOSE_GAP = r"(?: ?[-/_] ?| )"
_PHONE = (
    rf"{_BEFORE}(?:(?:\+|00)?86{_LOOSE_GAP}?)?"
    rf"1[3-9][0-9](?:{_LOOSE_GAP}?[0-9]{{4}}{_LOOSE_GAP}?[0-9]{{4}}"
    rf"|[0-9]{_LOOSE_GAP}?[0-9]{{3}}{_LOOSE_GAP}?[0-9]{{4}}"
    rf"| ?\. ?[0-9]{{4}} ?\. ?[0-9]{{4}}|[0-9] ?\. ?[0-9]{{3}} ?\. ?[0-9]{{4}})"
    rf"{_AFTER}"
)
# A run of digits that begins with a date (20261012083000…) is a time or a serial number.
_NO_DAY = r"(?!20[0-9]{2}[ -]?(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))"
_CARD_START = rf"{_BEFORE}{_NO_DAY}[1-9][0-9]{{3}}"
_BANK_CARD = rf"{_CARD_START}(?:[0-9]{{12,15}}|(?:{_GAP}[0-9]{{4}}){{3}}{_GAP}[0-9]{{1,3}}){_AFTER}"
_BANK_CARD_OF_16 = rf"{_CARD_START}(?:{_GAP}[0-9]{{4}}){{3}}{_AFTER}"
_HYPHENS = "－‐‑‒–—−﹣"
_SPACES = "　\xa0\u2002\u2003\u2009\u202f"
_POINTS = "．·•・"
_UNSEEN = rf"{UNSEEN}\u200d"
_SIGNS = f"-./／_ {_HYPHENS}{_SPACES}{_POINTS}"
# Anchored at the first digit of a run: else the search would restart at every digit.
_HAS_DIGITS = rf"[0-9０-９](?<![0-9０-９]{{2}})(?:[{_SIGNS}{_UNSEEN}]{{0,4}}[0-9０-９]){{10}}"
# The bytes of UTF-8 that may be between two digits: signs, and whatever is not ASCII. 0xEF begins a
# full-width digit.
_BETWEEN: Final = bytes(
    {*b"-./_ \x7f", *range(0x20), *range(0x80, 0x100)}.difference(b"\t\n\r\xef")
)
_TO_ZERO: Final = bytes.maketrans(b"123456789\xef", b"0" * 10)
_URL = r"https?://[!-~]+"
_NARROW = str.maketrans(
    {
        **dict(zip("０１２３４５６７８９ＸｘＡ", "0123456789XxA", strict=True)),
        **dict.fromkeys(_HYPHENS, "-"),
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_POINTS, "."),
        "／": "/",
    }
)
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS: Final = "10X98765432"


def personal_numbers(text: str) -> Iterator[PersonalNumber]:
    """The personal numbers of `text` in order. Digits that match two kinds are of the first."""
    if not _may_have_number(text):
        return
    text, offsets = _visible(text.translate(_NARROW))
    taken, in_urls = bytearray(len(text)), bytearray(len(text))
    for found in re.finditer(_URL, text):
        in_urls[found.start() : found.end()] = b"1" * len(found[0])
    numbers: list[PersonalNumber] = []
    for kind, pattern, is_real in _PATTERNS:
        for match in re.finditer(pattern, text):
            start, end = match.span()
            # URLs are full of numbers; only those with a check digit count there.
            is_address = kind != "resident-id" and any(in_urls[start:end])
            if not is_address and not any(taken[start:end]) and is_real(match[0]):
                taken[start:end] = b"1" * (end - start)
                numbers.append(PersonalNumber(kind, offsets[start], offsets[end - 1] + 1))
    yield from sorted(numbers, key=lambda number: number.start)


def _may_have_number(text: str) -> bool:
    """Whether `text` has enough digits close together. Every text that is read or shown is asked.

    The pattern takes five times as long as a look for so many digits with anything between.
    """
    digits = text.encode("utf-8", "surrogatepass").translate(_TO_ZERO, _BETWEEN)
    return b"0" * 11 in digits and re.search(_HAS_DIGITS, text) is not None


def _visible(text: str) -> tuple[str, Sequence[int]]:
    """`text` without what nobody sees, and the offset in `text` of each character that is left."""
    kept: list[int] = []
    position = 0
    for unseen in re.finditer(f"[{_UNSEEN}]+", text):
        kept += range(position, unseen.start())
        position = unseen.end()
    if position == 0:
        return text, range(len(text))
    kept += range(position, len(text))
    return "".join([text[at] for at in kept]), kept


def is_resident_id(number: str) -> bool:
    """Whether 18 characters are a resident ID: a date of birth that exists, and the check digit.

    Spaces and hyphens between them do not count.
    """
    number = "".join(char for char in number if char.isalnum())
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


_PATTERNS: Final[tuple[tuple[PersonalKind, str, Callable[[str], bool]], ...]] = (
    ("resident-id", _RESIDENT_ID, is_resident_id),
    ("bank-card", _BANK_CARD, passes_luhn),
    ("bank-card", _BANK_CARD_OF_16, passes_luhn),
    ("phone-number", _PHONE, lambda _: True),
)


def mask(text: str) -> str:
    """`text` with every personal number masked after three digits; the length stays."""
    return _replaced(text, lambda number: number[:3] + "*" * (len(number) - 3))


def hashed(text: str) -> str:
    """`text` with every personal number replaced by a short hash of its digits."""
    return _replaced(text, _hash)


def _hash(number: str) -> str:
    import hashlib

    digits = "".join(char for char in number.translate(_NARROW) if char.isalnum()).upper()
    return f"#{hashlib.sha256(digits.encode()).hexdigest()[:12]}"


def _replaced(text: str, replace: Callable[[str], str]) -> str:
    if not _may_have_number(text):
        return text
    pieces: list[str] = []
    position = 0
    for number in personal_numbers(text):
        pieces += (text[position : number.start], replace(text[number.start : number.end]))
        position = number.end
    return "".join((*pieces, text[position:]))
