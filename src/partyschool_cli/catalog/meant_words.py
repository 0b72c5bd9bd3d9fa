"""What an unknown field name or vocabulary word may stand for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from partyschool_cli.catalog.folding import search_key
from partyschool_cli.catalog.suggest import all_nearest
from partyschool_cli.model.describe import Field

# 学校编号 is what a clerk calls a field of ids.
_OF_AN_ID = "编号"
_CHINESE = re.compile("[\u3007\u3400-\u9fff]")


class Meant(NamedTuple):
    """The words that may be meant, and the one that certainly is, if any."""

    words: tuple[str, ...]
    certain: str | None


def meant_words(word: str, titles: Mapping[str, Iterable[str]]) -> Meant:
    """The keys of `titles` that `word` may stand for: those with that title, else the nearest.

    Several are equally likely. A Chinese word is certain only as a whole title, not if it is a part
    of one (年 of 每年) or sounds like a key.
    """
    called = _called(word, titles)
    if not called and word.endswith(_OF_AN_ID):
        called = _called(word.removesuffix(_OF_AN_ID), titles)
    near = called or _partly_called(word, titles) or all_nearest(word, titles)
    is_certain = len(near) == 1 and (bool(called) or _CHINESE.search(word) is None)
    return Meant(near, near[0] if is_certain else None)


def _called(word: str, titles: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    key = search_key(word)
    if not key:
        return ()
    return tuple(one for one, names in titles.items() if key in map(search_key, names))


def _partly_called(word: str, titles: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The keys with a title that the Chinese `word` is a part of, or begins or ends with."""
    key = search_key(word)
    if _CHINESE.search(key) is None:
        return ()

    def is_part(title: str) -> bool:
        return key in title or (len(title) > 1 and (key.startswith(title) or key.endswith(title)))

    return tuple(one for one, names in titles.items() if any(map(is_part, map(search_key, names))))


def meant_fields(name: str, fields: Iterable[Field]) -> Meant:
    """The names of the `fields` that `name` may stand for, as `meant_words`."""
    titles = {field.name: (field.title, *field.aliases, *_kind_names(field)) for field in fields}
    return meant_words(name, titles)


def _kind_names(field: Field) -> Iterator[str]:
    """What the kind is called whose ids `school` or `teachers` holds; `requires` is none of it."""
    kind = field.refers_to
    if kind is not None and field.name in (kind, kind.plural):
        yield from kind.aliases
