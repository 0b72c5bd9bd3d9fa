"""Ids and words of vocabularies, by what a person calls them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from partyschool_cli.catalog.folding import fold, search_key
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.quoting import shown
from partyschool_cli.catalog.resolve import AmbiguousReferenceError
from partyschool_cli.edit.said import ValueContext, named
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.describe import Field
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.vocabulary import OFFICES, WEEKDAYS

# Fields that hold free text, or a word that the format knows.
_OPEN_WORDS: Final = {"office": OFFICES}


def words_of(lookup: Lookup, field: Field, context: ValueContext) -> Mapping[str, str] | None:
    """The words that a field may hold, with their titles; None for a field of anything else."""
    if field.choices is not None:
        return field.choices
    if field.vocabulary is None:
        return _OPEN_WORDS.get(field.name) if field.type == "text" else None
    school = context.content.get("school") if context.kind is Kind.COURSE else None
    if field.vocabulary == "themes" and (own := lookup.own_themes(school)):
        return own
    return lookup.manifest.vocabulary(field.vocabulary)


def entity_id(lookup: Lookup, kind: Kind, said: str) -> str:
    """The id of the one entity of a kind that is meant, as `show` resolves it.

    Raises CommandLineError if none is, or several are.
    """
    return lookup.resolve(said, (kind,)).id


def word_id(field: Field, words: Mapping[str, str], said: str) -> str:
    """The id of the one word that is meant, by its id, its title, a part of it or its pinyin.

    Raises CommandLineError if none is, or several are. A field that holds free text too keeps what
    is no whole title.
    """
    folded = fold(said)
    sought = search_key(_weekday_label(folded) if words is WEEKDAYS else said)
    titles = {key: search_key(title) for key, title in words.items()}
    found = [key for key in (folded, folded.replace("_", "-"), said) if key in words][:1]
    found = found or [key for key, title in titles.items() if title == sought]
    if field.name in _OPEN_WORDS:
        return found[0] if found else said
    found = found or [key for key, title in titles.items() if sought in title]
    found = found or list(_spelled(said, words))
    if len(found) == 1:
        return found[0]
    if found:
        message = f"{shown(said)}可以指 {len(found)} 个{field.title or field.name}"
        choices = tuple(_listed((key, words[key]) for key in found))
        raise AmbiguousReferenceError(message, f"写出其中一个，如 {found[0]}", choices)
    from partyschool_cli.catalog.meant_words import meant_words

    message = f"{shown(said)}不是{named(field)}的取值"
    if near := meant_words(said, {key: (title,) for key, title in words.items()}).words:
        message += f"；是不是 {'、'.join(_listed((key, words[key]) for key in near))}？"
    raise CommandLineError(message, f"可以写：{'、'.join(_listed(words.items()))}")


def _listed(words: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (f"{key}（{title}）" for key, title in words)


def _spelled(said: str, words: Mapping[str, str]) -> Iterator[str]:
    from partyschool_cli.catalog.pinyin import matches_pinyin

    return (key for key, title in words.items() if matches_pinyin(said, title))


def weekdays(said: str) -> list[str] | None:
    """The week days of 周一至周五, 工作日, 周末, 每天, 一三五; None for anything else."""
    text = fold(said).replace(" ", "").replace("星期", "周").replace("礼拜", "周")
    if text in _DAYS_TOGETHER:
        return list(_DAYS_TOGETHER[text])
    for sign in ("至", "到", "-", "—", "~"):
        first, joined, last = text.partition(sign)
        start, end = _weekday(first), _weekday(last)
        if joined and start is not None and end is not None:
            at, until = _DAYS.index(start), _DAYS.index(end)
            return [*_DAYS[at : until + 1]] if at <= until else None
    listed = text.removeprefix("周").replace("周", "")
    found = [_weekday(sign) for sign in listed]
    return [one for one in found if one] if found and all(found) else None


_DAYS: Final = tuple(WEEKDAYS)
_DAYS_TOGETHER: Final[Mapping[str, tuple[str, ...]]] = {
    "工作日": _DAYS[:5],
    "周末": _DAYS[5:],
    "每天": _DAYS,
    "天天": _DAYS,
}


def _weekday(text: str) -> str | None:
    """`mon` of 周一, 一 or mon."""
    if text in WEEKDAYS:
        return text
    label = _weekday_label(text if text.startswith("周") else f"周{text}")
    return next((key for key, title in WEEKDAYS.items() if title == label), None)


def _weekday_label(text: str) -> str:
    from partyschool_cli.catalog.query.values import weekday_label

    return weekday_label(text)
