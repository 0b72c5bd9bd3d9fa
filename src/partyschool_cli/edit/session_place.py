"""Where a new session stands among those of its class: its id, and its place in the list."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any, Final

from partyschool_cli.edit.new_id import free_id

_NUMBERED: Final = re.compile(r"(?P<prefix>.*?)(?P<number>[0-9]+)")
_FIRST: Final = "s01"


def next_session_id(ids: Sequence[str]) -> str:
    """The id after the last in the habit of a class: s07 after s06, d2-03 after d2-02."""
    return next(next_session_ids(ids))


def next_session_ids(ids: Sequence[str]) -> Iterator[str]:
    """The ids of one new session after the other: s07, s08, … after s06."""
    numbered = [found for one in ids if (found := _NUMBERED.fullmatch(one))]
    if not numbered:
        first = free_id(_FIRST, ids)
        yield first
        yield from next_session_ids([first])
        return
    prefixes = Counter(found["prefix"] for found in numbered)
    prefix = max(prefixes, key=lambda one: prefixes[one])
    own = [found["number"] for found in numbered if found["prefix"] == prefix]
    last = max(own, key=int)
    yield from (f"{prefix}{number:0{len(last)}d}" for number in count(int(last) + 1))


def place_in_time(sessions: Sequence[Mapping[str, Any]], new: Mapping[str, Any]) -> int:
    """The index for a new session at which the fewest stand on the wrong side of it in time."""
    moments = [_moment(one) for one in sessions]
    own = _moment(new)
    wrong = sum(moment <= own for moment in moments)  # at the very beginning
    best, place = wrong, 0
    for index, moment in enumerate(moments, 1):
        wrong += -1 if moment <= own else 1
        if wrong <= best:
            best, place = wrong, index
    return place


def _moment(session: Mapping[str, Any]) -> tuple[str, str]:
    return str(session.get("date") or ""), str(session.get("start") or "").zfill(5)
