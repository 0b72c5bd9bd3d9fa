"""Several words of a closed set, as a person writes them in one option: `学校,月`."""

import re
from collections.abc import Mapping
from typing import TypeVar

from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.errors import CommandLineError

_Word = TypeVar("_Word", bound=str)
_BETWEEN = re.compile(r"[,，、;；\s]+")


def words_named(option: str, text: str, words: Mapping[_Word, str]) -> tuple[_Word, ...]:
    """The words that `text` names, each once, in its order; `words` maps each to its title.

    Raises CommandLineError for a word that is none of them, and where there is none.
    """
    known = {said: word for word, title in words.items() for said in (word, fold(title))}
    choices = "、".join(f"{word}（{title}）" for word, title in words.items())
    found: dict[_Word, None] = {}
    for said in filter(None, _BETWEEN.split(fold(text))):
        if said not in known:
            near = nearest(said, list(known), 1)
            hint = f"是不是 {near[0]}？" if near else f"可写 {choices}，几个之间用逗号"
            raise CommandLineError(f"{option} 没有“{said}”这一项", hint)
        found[known[said]] = None
    if not found:
        raise CommandLineError(f"{option} 后面没有写按什么分", f"可写 {choices}，几个之间用逗号")
    return tuple(found)
