"""What there is to choose from, and which of it typed text means."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from partyschool_cli.catalog.folding import fold, search_key
from partyschool_cli.catalog.pinyin import begins_with_pinyin, matches_pinyin

_SEPARATORS = re.compile(r"[,，、;；\s]+")


class Choice(NamedTuple):
    """A `value` with what a clerk calls it; `about` is shown too: it tells titles apart."""

    value: str
    title: str
    about: str = ""

    @property
    def words(self) -> str:
        """`柳杜乡党校（liudu）`."""
        return f"{self.title}（{self.about}）" if self.about else self.title


def matching(choices: Sequence[Choice], typed: str) -> tuple[int, ...]:
    """The positions of the choices that `typed` means, best first; of nothing typed, all.

    By number from 1, id, title or part of it, pinyin or initials.
    """
    sought = search_key(typed).strip()
    if not sought:
        return tuple(range(len(choices)))
    found: dict[int, None] = {}
    for test in _tests(sought, choices):
        found.update(dict.fromkeys(at for at in range(len(choices)) if test(at)))
    return tuple(found)


def _tests(sought: str, choices: Sequence[Choice]) -> Iterable[Callable[[int], bool]]:
    titles = [search_key(choice.title) for choice in choices]
    values = [fold(choice.value) for choice in choices]
    yield lambda at: sought == str(at + 1)
    yield lambda at: sought in (titles[at], values[at])
    yield lambda at: titles[at].startswith(sought) or values[at].startswith(sought)
    yield lambda at: sought in titles[at] or sought in values[at]
    if sought.isascii():
        yield lambda at: begins_with_pinyin(sought, titles[at]) and _matches(sought, titles[at])
        yield lambda at: _matches(sought, titles[at])


def _matches(sought: str, title: str) -> bool:
    return matches_pinyin(sought, title) is not None


def all_matching(choices: Sequence[Choice], typed: str) -> tuple[int, ...]:
    """The positions that several typed words mean, one each; empty if one of them means none."""
    words: list[str] = _SEPARATORS.split(typed)
    found = [matching(choices, word)[:1] for word in words if word]
    return tuple(dict.fromkeys(at for one in found for at in one)) if all(found) else ()
