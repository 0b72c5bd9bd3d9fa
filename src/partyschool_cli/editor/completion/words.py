"""The words that a field may hold: built in, of the manifest's vocabularies, codes of rules."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from partyschool_cli.edit.usages import OFFICE
from partyschool_cli.editor.completion.proposal import Proposal
from partyschool_cli.editor.text.place import Place
from partyschool_cli.model.describe import Field
from partyschool_cli.model.vocabulary import OFFICES

_FLAGS: Final = {"true": "是", "false": "否"}


def words(place: Place, field: Field, present: Iterable[str]) -> Iterator[Proposal]:
    """The words of a field, in their order, but for those that are `present`."""
    left_out, known = set(present), known_words(place, field)
    likely = [word for word in _likely(place, field) if word in known]
    ordered = {**{word: known[word] for word in likely}, **known}
    for rank, (word, title) in enumerate(ordered.items()):
        if word not in left_out:
            is_default = word == _written(field.default)
            yield Proposal(
                label=word,
                text=word,
                kind="word",
                title=f"{title}（默认）" if is_default else title,
                names=(title,) if title != word else (),
                rank=rank,
            )


def known_words(place: Place, field: Field) -> Mapping[str, str]:
    """The words that a field may hold, with what a clerk calls them."""
    if field.vocabulary is not None:
        return place.vocabulary(field.vocabulary)
    if field.choices is not None:
        return field.choices
    if field.type == "flag":
        return _FLAGS
    if field.name == OFFICE:
        return _offices(place)
    if place.cursor is not None and _is_of_rules(place.cursor.path, place):
        return _rules()
    return {}


def _likely(place: Place, field: Field) -> tuple[str, ...]:
    """The ways in which the course of a session is taught."""
    session = place.session
    if session is None or field.name != "delivery":
        return ()
    course = place.catalog.courses.get(place.said(*session, "course") or "")
    return () if course is None else course.delivery


def _offices(place: Place) -> Mapping[str, str]:
    """The offices that the format knows, and those that the manifest has duties for."""
    duties = {duty.office: duty.title for duty in place.catalog.manifest.obligations}
    return {**duties, **OFFICES}


def _is_of_rules(path: tuple[str | int, ...], place: Place) -> bool:
    is_of_lint = path[:1] == ("lint",) and place.kind is None
    return is_of_lint and path[1:2] in (("disable",), ("severity",)) and len(path) > 1


def _rules() -> Mapping[str, str]:
    from partyschool_cli.lint.registry import all_rules

    return {named.code: named.rule.title for named in all_rules()}


def _written(default: object) -> str | None:
    if isinstance(default, bool):
        return "true" if default else "false"
    return default if isinstance(default, str) else None
