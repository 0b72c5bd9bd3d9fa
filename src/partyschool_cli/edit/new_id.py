"""Ids of new entities: those that are given, checked; else from the pinyin of a title."""

import re
from collections.abc import Collection
from itertools import count
from typing import Final

from partyschool_cli.catalog.bad_id import BadId, bad_id
from partyschool_cli.catalog.folding import search_key
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.pinyin import pinyin_order
from partyschool_cli.catalog.quoting import shown
from partyschool_cli.catalog.references import Key
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.types import is_valid_id

_MAX_LENGTH: Final = 24
# Words and numbers in Latin letters, and what is between them.
_RUNS: Final = re.compile(r"[a-z0-9]+|[^\x00-\x7f]+")
_SYLLABLE: Final = re.compile(r"(?<![a-z])[a-z]+(?![a-z])")


def checked_id(lookup: Lookup, kind: Kind, said: str) -> str:
    """An id that is given for a new entity. Raises CommandLineError for a bad or taken one."""
    if (bad := bad_id(said)) is not None:
        near = bad.suggestion and free_id(bad.suggestion, _taken(lookup, kind))
        raise bad_id_error(said, bad, near)
    if (key := Key(kind, said)) in lookup.files:
        message = f"编号 {said} 已经有了：{kind.title} {lookup.title(key)}"
        raise CommandLineError(message, f"换一个，如 {free_id(said, _taken(lookup, kind))}")
    return said


def bad_id_error(said: str, bad: BadId, instead: str | None) -> CommandLineError:
    """The error for a text that is said for an id; `instead` is one to advise."""
    hint = f"可以用 {instead}" if instead else "换一个，如 liu-du 或 柳杜"
    return CommandLineError(f"{shown(said)}{bad.why}", hint)


def suggested_id(lookup: Lookup, kind: Kind, title: str) -> str:
    """A free id for an entity of that title; empty where the title has nothing to spell."""
    found = spelled_id(title)
    return free_id(found, _taken(lookup, kind)) if found else ""


def _taken(lookup: Lookup, kind: Kind) -> Collection[str]:
    return {key.id for key in lookup.files if key.kind is kind}


def spelled_id(title: str) -> str:
    """The pinyin of a title without tones, Latin words and numbers set off with hyphens.

    Cut after a syllable or word, to 24 letters at most. Empty if there is nothing to spell.
    """
    found = ""
    for run in _RUNS.findall(search_key(title)):
        syllables = [run[:_MAX_LENGTH]] if run.isascii() else _SYLLABLE.findall(pinyin_order(run))
        sign = "-" if found else ""
        for syllable in syllables:
            if len(found) + len(sign) + len(syllable) > _MAX_LENGTH:
                return found
            found += sign + syllable
            sign = ""
    return found if is_valid_id(found) else ""


def free_id(wanted: str, taken: Collection[str]) -> str:
    """`wanted`, else the first of `wanted-2`, `wanted-3`, … that is not taken."""
    if wanted not in taken:
        return wanted
    return next(name for number in count(2) if (name := f"{wanted}-{number}") not in taken)
