"""Find codes in what people type, and in what a sheet or its QR code says."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from typing import Final
from urllib.parse import parse_qs, urlsplit

from partyschool_cli.export.checking.claim import Claim
from partyschool_cli.export.codes.facts import grouped

_LETTERS: Final = 8
# Base32 has none of these digits: who types one has seen the letter.
_MISREAD: Final = str.maketrans("018", "OIB")
_CODE: Final = re.compile(r"[A-Z2-7]{8}")
_PRINTED: Final = re.compile(r"校\s*验\s*码[\s:：]*([A-Z2-7]{4}\s*[-‐‑–—]\s*[A-Z2-7]{4})")
_VERSION: Final = re.compile(r"版本\s*(\d{4}-\d{2}-\d{2})")
_DAYS: Final = re.compile(r"(\d{4}-\d{2}-\d{2})? ?至 ?(\d{4}-\d{2}-\d{2})?")


def typed_code(text: str) -> str | None:
    """The code that a person typed, in any width and case, with or without a hyphen."""
    plain = unicodedata.normalize("NFKC", text).strip().removeprefix("校验码")
    letters = re.sub(r"[\s:\-‐‑–—_.·]", "", plain).upper().translate(_MISREAD)
    return grouped(letters) if _CODE.fullmatch(letters) else None


def printed_claims(text: str) -> Iterator[Claim]:
    """The codes that are printed in a text, each once, with the day of the version before it."""
    done: set[str] = set()
    for match in _PRINTED.finditer(text):
        code = typed_code(match[1])
        if code is not None and code not in done:
            done.add(code)
            before = [*_VERSION.finditer(text, max(0, match.start() - 80), match.start())]
            yield Claim(code, date=_day(before[-1][1]) if before else None)


def qr_claim(text: str) -> Claim | None:
    """What a QR code of ours says: the address of a class's page, or lines; None for another."""
    if text.startswith(("http://", "https://")):
        return _of_address(text)
    claim = next(printed_claims(text), None)
    if claim is None:
        return None
    title, *rest = text.split("\n")
    days = next((match for line in rest if (match := _DAYS.fullmatch(line))), None)
    first, last = (_day(days[1]), _day(days[2])) if days else (None, None)
    return Claim(claim.code, title=title, first=first, last=last, date=claim.date)


def _of_address(text: str) -> Claim | None:
    try:
        query = parse_qs(urlsplit(text).query, max_num_fields=20)
    except ValueError:
        return None
    code = next((typed_code(one) for one in query.get("code", ())), None)
    return None if code is None else Claim(code)


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        return None
