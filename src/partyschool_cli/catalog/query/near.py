"""Queries near one that finds nothing: what a clerk may have meant."""

from collections.abc import Callable, Iterator, Sequence

from partyschool_cli.catalog.folding import search_key, texts_in
from partyschool_cli.catalog.query.bare_words import TEXT_KEYS
from partyschool_cli.catalog.query.condition import AllOf, Condition, FieldTerm, Text, Value
from partyschool_cli.catalog.query.error import QuerySpan
from partyschool_cli.catalog.query.fields import field_names, find_field
from partyschool_cli.catalog.records.row import Record, RecordField
from partyschool_cli.catalog.suggest import nearest

# Any two characters are near any two others that share one of them.
_MIN_TYPO_LENGTH = 3
_Change = Callable[[Condition, Sequence[Record], tuple[RecordField, ...]], Iterator[Condition]]
_NOWHERE = QuerySpan(0, 0)


def same_in_other_words(
    condition: Condition, records: Sequence[Record], fields: tuple[RecordField, ...]
) -> Iterator[Condition]:
    """Conditions that may have been meant, the likeliest first; each is to be tried.

    A word as a value of a field (柳杜乡党校 → 开课学校:柳杜乡党校, 8:30 → 开始:8:30), a part
    instead of the whole.
    """
    terms = _terms(condition)
    for change in (_as_field, _as_part):
        yield from _with_one_changed(terms, change, records, fields)


def near_conditions(
    condition: Condition, records: Sequence[Record], fields: tuple[RecordField, ...]
) -> Iterator[Condition]:
    """Conditions that ask for something else: one term less, or a word without its typo."""
    terms = _terms(condition)
    if len(terms) > 1:
        yield from (_all_of(terms[:at] + terms[at + 1 :]) for at in range(len(terms)))
    yield from _with_one_changed(terms, _without_typo, records, fields)


def _with_one_changed(
    terms: tuple[Condition, ...],
    change: _Change,
    records: Sequence[Record],
    fields: tuple[RecordField, ...],
) -> Iterator[Condition]:
    for at, term in enumerate(terms):
        for other in change(term, records, fields):
            yield _all_of((*terms[:at], other, *terms[at + 1 :]))


def _terms(condition: Condition) -> tuple[Condition, ...]:
    return condition.conditions if isinstance(condition, AllOf) else (condition,)


def _all_of(terms: tuple[Condition, ...]) -> Condition:
    return terms[0] if len(terms) == 1 else AllOf(terms)


def _as_field(
    term: Condition, records: Sequence[Record], fields: tuple[RecordField, ...]
) -> Iterator[Condition]:
    if isinstance(term, Text):
        word = search_key(term.text)
        for field in fields:
            texts = _texts(records, (field.titles,)) if field.titles else ()
            is_there = not field.coded and any(word in search_key(text) for text in texts)
            if is_there or field.type == "time":  # one that is no time of day is no query
                yield _field_term(field.title, term.text)


def _as_part(
    term: Condition,
    records: Sequence[Record],  # noqa: ARG001  # as the others
    fields: tuple[RecordField, ...],  # noqa: ARG001
) -> Iterator[Condition]:
    if isinstance(term, FieldTerm) and term.operator == "=":
        yield FieldTerm(term.name, ":", term.values, term.place)


def _without_typo(
    term: Condition, records: Sequence[Record], fields: tuple[RecordField, ...]
) -> Iterator[Condition]:
    if isinstance(term, Text) and len(term.text) >= _MIN_TYPO_LENGTH:
        keys = (*TEXT_KEYS, *(field.titles for field in fields if field.titles))
        yield from (Text(near, exact=False) for near in nearest(term.text, _texts(records, keys)))
    elif isinstance(term, FieldTerm) and len(term.values) == 1:
        field = find_field(term.name, field_names(fields))
        if field is not None and field.type == "text":
            keys = (field.titles or field.name,)
            for near in nearest(term.values[0].text, _texts(records, keys)):
                yield _field_term(term.name, near)


def _field_term(name: str, value: str) -> FieldTerm:
    return FieldTerm(name, ":", (Value(value, quoted=False, place=_NOWHERE),), _NOWHERE)


def _texts(records: Sequence[Record], keys: Sequence[str]) -> tuple[str, ...]:
    """The distinct texts under `keys`."""
    return tuple(
        dict.fromkeys(
            text for record in records for key in keys for text in texts_in(record.get(key))
        )
    )
