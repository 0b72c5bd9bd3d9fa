"""Several words of a closed set, as a person writes them in one option: `学校,月`."""

import re
from collections.abc import Mapping

from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.errors import CommandLineError

_BETWEEN = re.compile(r"[,，、;；\s]+")


def words_named(option: str, text: str, words: Mapping[str, str]) -> tuple[str, ...]:
    """The ids that `text` names, each once, in its order; `words` maps each to what it is called.

    Raises CommandLineError for a word that is none of them, and where there is none.
    """
    by_title = {fold(title): name for name, title in words.items()}
    known = "、".join(f"{name}（{title}）" for name, title in words.items())
    found: dict[str, None] = {}
    for said in filter(None, _BETWEEN.split(fold(text))):
        name = by_title.get(said, said)
        if name not in words:
            near = nearest(said, [*words, *by_title], 1)
            hint = f"是不是 {near[0]}？" if near else f"可写 {known}，几个之间用逗号"
            raise CommandLineError(f"{option} 没有“{said}”这一项", hint)
        found[name] = None
    if not found:
        raise CommandLineError(f"{option} 后面没有写按什么分", f"可写 {known}，几个之间用逗号")
    return tuple(found)
