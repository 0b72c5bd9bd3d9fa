"""Groups of fields said in one breath: `3月20日至22日 外出`, `周一至周五 9:00-17:00`.

Each word goes to the field of the group that can hold it: dates, days of the year and times to its
two ends, week days and parts of the day to their lists, an address to `url`; the rest is its text.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any, Final

from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.query.date_forms import days_of
from partyschool_cli.catalog.query.dates import FIRST_DAY, LAST_DAY, parse_dates
from partyschool_cli.catalog.quoting import shown
from partyschool_cli.edit.said import ValueContext, named
from partyschool_cli.edit.spoken_points import ends, in_nearest_year, read_times
from partyschool_cli.edit.spoken_words import weekdays
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.describe import Field
from partyschool_cli.model.manifest import Manifest

# The fields of a group that hold what is left: a reason, a title.
_TEXTS: Final = ("why", "title")
_ENDS: Final = (("from", "to"), ("start", "end"))

# A day with the reason right behind it: 9月28日集市.
_AFTER_DAY: Final = re.compile(r"(?<=[0-9０-９][日号])(?=[^\s至到日号—–~～.起止前、，,-])")
_BETWEEN_PARTS: Final = re.compile("[、,，和 ]+")
_BETWEEN_DAYS: Final = re.compile("(?<=[一二三四五六日天])[、,，和](?=周?[一二三四五六日天])")
_EVERY: Final = re.compile("(?=每[周天])")
_FILE_NAME: Final = re.compile(r".+\.[A-Za-z][A-Za-z0-9]{0,4}")
# A leap year, so that 02-29 is a day; a range over the new year ends in the next.
_LEAP_DAY: Final = dt.date(2024, 1, 1)
_WITHOUT_YEAR: Final = re.compile("[0-9]{1,2}(?:月|[-/][0-9]{1,2}(?![-/0-9]))")
_YEARS: Final = ("2024", "2025")
_MOST_WORDS: Final = 5
_PARTS: Final = re.compile("[;；]")

_Names = tuple[str, str]
_Found = dict[str, Any]
# What a word gives the group; None if it is not of this form.
_Reader = Callable[[str], _Found | None]


def named_parts(field: Field, said: str) -> list[tuple[Field, str]] | None:
    """The fields of a group that a text names: `名称：讲党课；任职：党委书记`; None if it does not.

    Raises CommandLineError where one that is required is missing.
    """
    known = {name: one for one in field.fields for name in (one.name, fold(one.title))}
    found: dict[str, tuple[Field, str]] = {}
    for part in _PARTS.split(said):
        name, colon, value = part.replace("：", ":", 1).partition(":")
        inner = known.get(fold(name.strip()))
        if not colon or inner is None or not value.strip():
            return None
        found[inner.name] = (inner, value)
    missing = _missing(field, found)
    if missing:
        raise _unclear(field, said, missing)
    return [found[one.name] for one in field.fields if one.name in found]


def read_group(field: Field, said: str, context: ValueContext, manifest: Manifest) -> _Found:
    """The content of a group that is said as one text. Raises CommandLineError."""
    known = {one.name: one for one in field.fields}
    words = _AFTER_DAY.sub(" ", _parts_apart(said, known, manifest)).split()
    readers = tuple(_readers(known, context, manifest))
    found: _Found = {}
    rest: list[str] = []
    while words:
        taken, given = _first_meant(words, readers, found)
        if given is None:
            rest.append(words.pop(0))
        else:
            found |= given
            del words[:taken]
    text_field = next((name for name in _TEXTS if name in known), None)
    if rest and text_field is not None:
        found[text_field] = " ".join(rest)
    missing = _missing(field, found)
    if len(missing) == 1 and missing[0].unless:
        hint = "两头都写，如 3月20日至22日；每周如此的写上星期几，如 3月20日起每周二"
        raise CommandLineError(f"{shown(said)}只有一头", hint)
    if "day_parts" in known and any(reader(_bare(word)) for reader in readers for word in rest):
        hint = f"一段一段地写：{field.name}+=…"
        raise CommandLineError(f"{shown(said)}里有几段时间", hint)
    if missing or (rest and text_field is None) or not found:
        raise _unclear(field, said, missing)
    return {name: found[name] for name in known if name in found}


def _missing(field: Field, found: Collection[str]) -> list[Field]:
    """The required fields that are not there, without those that another one makes needless."""
    return [
        one
        for one in field.fields
        if one.required and one.name not in found and one.unless not in found
    ]


def _parts_apart(said: str, known: Collection[str], manifest: Manifest) -> str:
    """`3月起 每周二 下午 例会` of 3月起每周二下午例会, where the group has parts of the day."""
    if "day_parts" not in known:
        return said
    for part in manifest.day_parts.values():
        said = said.replace(part.title, f" {part.title} ")
    return _EVERY.sub(" ", said)


def _bare(word: str) -> str:
    return word.strip("、，,和")


def _first_meant(
    words: list[str], readers: tuple[_Reader, ...], found: _Found
) -> tuple[int, _Found | None]:
    """How many of the next words mean something together, the most first, and what."""
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        text = " ".join(words[:count])
        for reader in readers:
            given = reader(text)
            if given is not None and found.keys().isdisjoint(given):
                return count, given
    return 0, None


def _readers(
    known: Mapping[str, Field], context: ValueContext, manifest: Manifest
) -> "list[_Reader]":
    readers: list[_Reader] = []
    for first, last in _ENDS:
        type_ = known[first].type if {first, last} <= known.keys() else None
        if type_ == "date":
            readers.append(partial(_dates, context, (first, last), "days" in known))
        elif type_ == "day":
            readers.append(partial(_days_of_year, (first, last)))
        elif type_ == "time":
            has_title = "title" in known  # 上午 is one, not a time
            readers.append(partial(_times, manifest, (first, last), has_title))
    if "days" in known:
        readers.append(_weekdays)
    if "day_parts" in known:
        readers.append(partial(_day_parts, manifest))
    if "url" in known:
        readers.append(_address)
    return readers


def _dates(context: ValueContext, names: _Names, may_be_open: bool, text: str) -> _Found | None:
    plain = fold(text)
    if plain.isdecimal():
        return None
    try:
        start, end = parse_dates(plain, context.today)
    except ValueError:
        return None
    is_open = start == FIRST_DAY or end == LAST_DAY
    if is_open and not may_be_open:
        raise CommandLineError(f"{shown(text)}只有一头", "两头都写，如 3月20日至22日")
    if _WITHOUT_YEAR.match(plain):
        given = end if start == FIRST_DAY else start
        near = _around(context.today, given, given if is_open else end)
        start = start if start == FIRST_DAY else near[0]
        end = end if end == LAST_DAY else near[1]
    both = zip(names, (start, end), strict=True)
    return {name: one for name, one in both if one not in (FIRST_DAY, LAST_DAY)}


def _around(today: dt.date, start: str, end: str) -> tuple[str, str]:
    """The same days in the year that is nearest to today: 1月5日, said in December, is to come."""
    first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    years = in_nearest_year(first, today).year - first.year
    try:
        first, last = (one.replace(year=one.year + years) for one in (first, last))
        return first.isoformat(), last.isoformat()
    except ValueError:  # the 29th of February
        return start, end


def _days_of_year(names: _Names, text: str) -> _Found | None:
    """`3月1日至5月31日`; whole months too, `3月至5月`."""
    plain = fold(text)
    if not plain[:1].isdigit():
        return None
    try:
        start, end = parse_dates(plain, _LEAP_DAY)
    except ValueError:
        both = ends(plain)  # over the new year, in signs: 11-01..02-28
        days = [days_of(one, _LEAP_DAY) for one in both or ()]
        if len(days) < 2 or not days[0] or not days[1]:
            return None
        start, end = days[0][0].isoformat(), days[1][1].isoformat()
    is_without_year = start[:4] == str(_LEAP_DAY.year) and end[:4] in _YEARS
    both_days = (start[5:], end[5:])
    return dict(zip(names, both_days, strict=True)) if is_without_year else None


def _times(manifest: Manifest, names: _Names, has_title: bool, text: str) -> _Found | None:
    if has_title and not text[:1].isdigit():
        return None
    try:
        start, end = read_times(text, manifest)
    except CommandLineError:
        return None
    return None if end is None else dict(zip(names, (start, end), strict=True))


def _weekdays(text: str) -> _Found | None:
    plain = text.removeprefix("每") if text.startswith("每周") else text
    found = weekdays(_BETWEEN_DAYS.sub("", plain))
    return None if found is None else {"days": found}


def _day_parts(manifest: Manifest, text: str) -> _Found | None:
    known = {
        word: name for name, part in manifest.day_parts.items() for word in (name, fold(part.title))
    }
    words = [word for word in _BETWEEN_PARTS.split(fold(text)) if word]
    if not words or any(word not in known for word in words):
        return None
    return {"day_parts": list(dict.fromkeys(known[word] for word in words))}


def _address(text: str) -> _Found | None:
    if " " in text:
        return None
    if text.lower().startswith(("https://", "http://")):
        return {"url": text}
    return {"path": text} if _FILE_NAME.fullmatch(text) else None


def _unclear(field: Field, said: str, missing: list[Field]) -> CommandLineError:
    message = f"{shown(said)}看不明白，{named(field)}要分几项写"
    if missing:
        message = f"{shown(said)}里没有{'、'.join(map(named, missing))}"
    example = _EXAMPLES.get(field.name) or _all_of(field)
    return CommandLineError(message, f'如 "{field.name}={example}"')


def _all_of(field: Field) -> str:
    """How a group is written whole: `名称：…；任职：…`."""
    return "；".join(f"{one.title}：…" for one in field.fields if one.required)


_EXAMPLES: Final = {
    "unavailable": "3月20日至22日 外出",
    "closed": "9月28日 集市",
    "busy_seasons": "秋收 9月20日至10月8日",
    "season": "3月1日至5月31日",
    "open": "周一至周五 9:00-17:00",
    "materials": "教案 https://example.org/jiaoan.docx",
    "day_parts": "上午 8:30-11:30",
}
