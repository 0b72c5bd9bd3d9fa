"""Match queries against records."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from partyschool_cli.catalog.folding import fold, is_empty
from partyschool_cli.catalog.pinyin import (
    PinyinReader,
    matches_pinyin,
    may_be_pinyin,
    reading_of,
)
from partyschool_cli.catalog.query.error import QueryError, QuerySpan, shown
from partyschool_cli.catalog.query.fields import field_names, find_field, unknown_field
from partyschool_cli.catalog.query.grammar import (
    AllOf,
    AnyOf,
    Condition,
    FieldTerm,
    Not,
    Text,
    Value,
    join_words,
    parse_condition,
)
from partyschool_cli.catalog.query.values import ValueMeaningError, item_test, text_test
from partyschool_cli.catalog.records.row import Record, RecordField

# Fields that a bare word is searched in. A session has no title: its course, activity and class do.
TEXT_KEYS = (
    "id",
    "title",
    "name",
    "also_called",
    "course_title",
    "activity",
    "class_title",
    "topics",
    "summary",
    "tags",
)

Predicate = Callable[[Record], bool]


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: `text` on one line, and its `condition` as a tree."""

    text: str
    condition: Condition
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
    condition = parse_condition(text)
    return Query(text, condition, _Compiler(text, fields, today, read).predicate(condition))


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
        self.named = field_names(fields)
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
        word, read = fold(sought.text), self.read

        def literally(record: Record) -> bool:
            return word in fold("\n".join(texts_of(record, TEXT_KEYS)))

        if sought.exact or not may_be_pinyin(word):
            return literally
        return lambda record: (
            literally(record)
            or any(matches_pinyin(word, text, read) for text in texts_of(record, TEXT_KEYS))
        )

    def field_predicate(self, term: FieldTerm) -> Predicate:
        found = find_field(term.name, self.named)
        if found is None:
            message, hint = unknown_field(term.name, self.named)
            raise QueryError(message, self.query, term.place, hint)
        if len(term.values) > 1 and term.operator not in (":", "="):
            place = QuerySpan(term.values[1].place.start, term.values[-1].place.end)
            message = f"“{term.operator}”后面只能写一个值"
            raise QueryError(message, self.query, place, f"几个值用 {shown(term.name)}:甲,乙")
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
        if field.titles is None:
            return lambda record: any(map(test, _items(record.get(name))))
        titles, titled = field.titles, text_test(value.text, whole=operator == "=")
        return lambda record: any(map(test, _items(record.get(name)))) or titled(record.get(titles))


def _items(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else (value,)
