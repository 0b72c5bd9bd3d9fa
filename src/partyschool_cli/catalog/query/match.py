"""Match queries against records."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from partyschool_cli.catalog.folding import is_empty, search_key
from partyschool_cli.catalog.pinyin import (
    PinyinReader,
    matches_pinyin,
    may_be_pinyin,
    reading_of,
)
from partyschool_cli.catalog.query.bare_words import (
    TEXT_KEYS,
    coded_predicate,
    field_meant,
    text_keys,
)
from partyschool_cli.catalog.query.condition import (
    AllOf,
    AnyOf,
    Condition,
    FieldTerm,
    Not,
    Text,
    Value,
)
from partyschool_cli.catalog.query.error import QueryError, QuerySpan, shown
from partyschool_cli.catalog.query.fields import field_names, find_field, unknown_field
from partyschool_cli.catalog.query.grammar import join_words, parse_condition
from partyschool_cli.catalog.query.values import (
    ValueMeaningError,
    counts_items,
    item_test,
    text_test,
)
from partyschool_cli.catalog.records.row import Record, RecordField

Predicate = Callable[[Record], bool]


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: `text` on one line, and its `condition` as a tree.

    `fields` are the names of those that a record must have to be matched.
    """

    text: str
    condition: Condition
    fields: frozenset[str]
    _holds: Predicate = field(repr=False, compare=False)

    def matches(self, record: Record) -> bool:
        """Whether the condition holds for `record`."""
        return self._holds(record)


def parse_query(
    words: Sequence[str],
    fields: tuple[RecordField, ...],
    today: date,
    read: PinyinReader = reading_of,
) -> Query:
    """Parse the `words` of a command line; an empty query matches every record.

    `fields` are those of the kind that is queried, `today` is the base of 今天 and 本周, `read`
    gives a text's pinyin (cached readings save importing pypinyin). Raises QueryError.
    """
    text = join_words(words)
    named = field_names(fields)
    condition = parse_condition(text, lambda name: find_field(name, named) is not None)
    return compiled(text, condition, fields, today, read)


def compiled(
    text: str,
    condition: Condition,
    fields: tuple[RecordField, ...],
    today: date,
    read: PinyinReader = reading_of,
) -> Query:
    """The query of a `condition`, which `text` is quoted for. Raises QueryError."""
    compiler = _Compiler(text, fields, today, read)
    holds = compiler.predicate(condition)
    return Query(text, condition, frozenset(compiler.used), holds)


def texts_of(record: Record, keys: Sequence[str]) -> Iterator[str]:
    """The texts of a record under `keys`, in order."""
    for key in keys:
        value = record.get(key)
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from (item for item in value if isinstance(item, str))


class _Compiler:
    """Compile conditions to predicates, once for all records."""

    def __init__(
        self, query: str, fields: tuple[RecordField, ...], today: date, read: PinyinReader
    ) -> None:
        self.query = query
        self.fields = fields
        self.named = field_names(fields)
        self.used: set[str] = set()
        self.today = today
        self.read = read

    def predicate(self, condition: Condition) -> Predicate:
        match condition:
            case Text():
                return self.text_predicate(condition)
            case FieldTerm():
                return self.field_predicate(condition)
            case Not(negated):
                holds = self.predicate(negated)
                return lambda record: not holds(record)
            case AllOf(conditions):
                every = tuple(map(self.predicate, conditions))
                return lambda record: all(holds(record) for holds in every)
            case AnyOf(conditions):
                some = tuple(map(self.predicate, conditions))
                return lambda record: any(holds(record) for holds in some)

    def text_predicate(self, sought: Text) -> Predicate:
        if not sought.exact and (field := field_meant(sought.text, self.named, self.today)):
            place = QuerySpan(0, len(self.query))
            value = Value(sought.text, quoted=False, place=place)
            return self.field_predicate(FieldTerm(field.name, ":", (value,), place))
        self.used |= text_keys(self.fields)
        word, read = search_key(sought.text), self.read
        is_pinyin = not sought.exact and may_be_pinyin(word)
        is_coded = coded_predicate(word, self.fields, read, exact=sought.exact)

        def holds(record: Record) -> bool:
            if word in search_key("\n".join(texts_of(record, TEXT_KEYS))):
                return True
            if is_coded is not None and is_coded(record):
                return True
            return is_pinyin and any(
                matches_pinyin(word, text, read) for text in texts_of(record, TEXT_KEYS)
            )

        return holds

    def field_predicate(self, term: FieldTerm) -> Predicate:
        found = find_field(term.name, self.named)
        if found is None:
            message, hint = unknown_field(term.name, self.named)
            raise QueryError(message, self.query, term.place, hint)
        if len(term.values) > 1 and term.operator not in (":", "="):
            place = QuerySpan(term.values[1].place.start, term.values[-1].place.end)
            message = f"“{term.operator}”后面只能写一个值"
            raise QueryError(message, self.query, place, f"几个值用 {shown(term.name)}:甲,乙")
        self.used.add(found.name)
        tests = tuple(self.value_predicate(found, term, value) for value in term.values)
        if len(tests) == 1:
            return tests[0]
        return lambda record: any(holds(record) for holds in tests)

    def value_predicate(self, field: RecordField, term: FieldTerm, value: Value) -> Predicate:
        name, operator = field.name, term.operator
        if value.text in ("*", "＊") and not value.quoted and operator in (":", "="):
            if field.type == "flag":
                return lambda record: record.get(name) is True
            return lambda record: not is_empty(record.get(name))
        try:
            test = item_test(field, term.name, term.operator, value.text, self.today)
        except ValueMeaningError as problem:
            raise QueryError(problem.message, self.query, value.place, problem.hint) from None
        if counts_items(field, operator, value.text):
            return lambda record: test(len(record.get(name) or ()))
        if field.titles is None:
            return lambda record: any(map(test, _items(record.get(name))))
        titles, titled = field.titles, text_test(value.text, whole=operator == "=")
        return lambda record: any(map(test, _items(record.get(name)))) or titled(record.get(titles))


def _items(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else (value,)
