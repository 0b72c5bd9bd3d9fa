"""What completion offers at a place."""

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from partyschool_cli.catalog.folding import search_key
from partyschool_cli.catalog.pinyin import has_chinese, matches_pinyin, pinyin_order
from partyschool_cli.catalog.references import Key

ProposalKind = Literal["field", "entity", "word", "day", "time", "id", "snippet"]

_WORD: Final = re.compile(r"\w+")


class Proposal(NamedTuple):
    """Something to write at a place: `text` takes the place of what is typed.

    `label` is what a list shows, `title` what stands beside it, `about` explains. It is found by
    its `names` as well: by part of them, by pinyin and initials. Lower `rank`s come first. One that
    names an `entity` can be told more of.
    """

    label: str
    text: str
    kind: ProposalKind
    title: str = ""
    about: str = ""
    names: tuple[str, ...] = ()
    rank: int = 0
    is_retired: bool = False
    is_snippet: bool = False
    entity: Key | None = None


class Sounds(NamedTuple):
    """A title by its likeliest pinyin, and by the initials of it."""

    pinyin: str
    initials: str


@lru_cache(maxsize=1 << 16)
def sounds_of(title: str) -> Sounds | None:
    """How a title with Chinese is typed in Latin letters; None for one without."""
    if not has_chinese(title):
        return None
    syllables = [word for part in pinyin_order(title).split() for word in _WORD.findall(part)]
    initials = (word if word[0].isdecimal() else word[0] for word in syllables)
    return Sounds("".join(syllables), "".join(initials))


def matches(proposal: Proposal, typed: str) -> bool:
    """Whether `typed` means the proposal: part of a name of it, its pinyin or initials."""
    sought = search_key(typed)
    if sought in search_key(proposal.label):
        return True
    if any(sought in search_key(name) for name in proposal.names):
        return True
    return any(_begins_so(name, sought) or matches_pinyin(typed, name) for name in proposal.names)


def _begins_so(name: str, sought: str) -> bool:
    """Whether a title begins with a letter or more, by its likeliest pinyin."""
    sounds = sounds_of(name)
    return sounds is not None and any(each.startswith(sought) for each in sounds)


def filter_text(proposal: Proposal, typed: str) -> str:
    """The text by which a client finds a proposal, now and as more is typed.

    Clients differ: some look for the letters in their order, others at the beginning only. So the
    form that begins as it was typed stands first; where none does, what was typed.
    """
    sounds = [found for name in proposal.names if (found := sounds_of(name))]
    forms = [proposal.label]
    forms += [each.initials for each in sounds]
    forms += proposal.names
    forms += [each.pinyin for each in sounds]
    unique = list(dict.fromkeys(forms))
    wanted = typed.lower()
    if wanted and not unique[0].lower().startswith(wanted):
        first = next((form for form in unique if form.lower().startswith(wanted)), None)
        if first is not None:
            unique.remove(first)
            unique.insert(0, first)
        elif matches(proposal, typed):
            unique.insert(0, typed)
    return " ".join(unique)
