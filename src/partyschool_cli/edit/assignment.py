"""One change of a field as it is written on a command line: `学时=2`, `teachers+=王老师`."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from partyschool_cli.catalog.folding import fold

# `>=` and `<=` compare, in a query.
_ASSIGNMENT: Final = re.compile(
    r"(?P<field>[^=＝]*[^=＝<>＜＞!！+＋\-－−\s])\s*(?P<sign>[+＋\-－−]?)[=＝](?P<said>.*)",
    re.DOTALL,
)
_SCHOOL_NAMES: Final = ("school", "学校", "开课学校", "主办学校", "所属学校")
_SIGNS: Final = {"＋": "+", "－": "-", "−": "-"}


class Assignment(NamedTuple):
    """A field, what to do with it (`=`, `+=` or `-=`), and the value as it was said."""

    field: str
    operator: str
    said: str


def assignment_of(word: str) -> Assignment | None:
    """The change that a word of the command line is; None for a reference or a condition."""
    found = _ASSIGNMENT.fullmatch(word)
    if found is None:
        return None
    sign = _SIGNS.get(found["sign"], found["sign"])
    return Assignment(found["field"].strip(), f"{sign}=", found["said"])


def split_words(words: Iterable[str]) -> tuple[list[str], list[Assignment]]:
    """The words that name what to change, and the changes."""
    others: list[str] = []
    assignments: list[Assignment] = []
    for word in words:
        assignment = assignment_of(word)
        if assignment is None:
            others.append(word)
        else:
            assignments.append(assignment)
    return others, assignments


def started_anew(assignments: Iterable[Assignment]) -> list[Assignment]:
    """The assignments, where `topics= topics+=甲` is `topics=甲`: what stays is not taken out."""
    made: list[Assignment] = []
    for one in assignments:
        same = fold(one.field)
        before = next((at for at, old in enumerate(made) if fold(old.field) == same), None)
        is_emptied = before is not None and made[before][1:] == ("=", "")
        if before is not None and is_emptied and one.operator == "+=":
            made[before] = one._replace(operator="=")
        else:
            made.append(one)
    return made


def schools_first(assignments: Iterable[Assignment]) -> list[Assignment]:
    """The changes in the order to make them: which themes there are depends on the school."""
    return sorted(assignments, key=lambda one: fold(one.field) not in _SCHOOL_NAMES)
