"""A token of a text about days and times, and how the modules of values offer their patterns."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

# What stands between the two ends of a range.
TO = r"\s*(?:-{1,2}|—{1,2}|[–―−~～〜|︱丨]|至|到)\s*"


class Pattern(NamedTuple):
    """A form: `read` gives what a match says, or None where it says nothing that can be."""

    form: re.Pattern[str]
    read: Callable[[re.Match[str]], object]


def pattern(form: str, read: Callable[[re.Match[str]], object]) -> Pattern:
    """A pattern of a form."""
    return Pattern(re.compile(form), read)


def first_match(patterns: Sequence[Pattern], text: str, position: int) -> tuple[object, int] | None:
    """What the first pattern that matches at a position says, and where it ends."""
    for one in patterns:
        if found := one.form.match(text, position):
            said = one.read(found)
            if said is not None:
                return said, found.end()
    return None
