"""Compile a value of a query to a test of one item of its field, by the field's type."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from partyschool_cli.catalog.folding import fold, search_key, texts_in
from partyschool_cli.catalog.query.dates import DATE_FORMS, parse_dates
from partyschool_cli.catalog.query.error import shown
from partyschool_cli.catalog.query.fields import titled
from partyschool_cli.catalog.query.points import read_day, read_number, read_time
from partyschool_cli.catalog.records.row import RecordField
from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.model.vocabulary import WEEKDAYS, Vocabulary

Test = Callable[[Any], bool]

YES = ("true", "yes", "y", "1", "是", "有", "✓", "√", "对")
NO = ("false", "no", "n", "0", "否", "无", "✗", "×", "不")
_ORDERED = frozenset(("number", "date", "time", "day"))


class ValueMeaningError(ValueError):
    """A value that is invalid for its field: `message` and `hint` for the user."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def item_test(field: RecordField, name: str, operator: str, text: str, today: date) -> Test:
    """A test whether an item of `field` compares to `text`; `operator` is one of `: = > >= < <=`.

    `name` is the user's name of the field. Raises ValueMeaningError if `text` is not of the field's
    type.
    """
    if field.type in _ORDERED or counts_items(field, operator, text):
        return _ordered_test(field, name, operator, text, today)
    if operator not in (":", "="):
        raise ValueMeaningError(
            f"{titled(name, field)}不能比大小",
            f"只有数字、日期和时间能比大小；这里可以写 {name}:{shown(text)}",
        )
    if field.type == "flag":
        wanted = _flag(titled(name, field), name, text)
        return lambda item: (item is True) is wanted
    if field.choices is not None:
        ids = _chosen(titled(name, field), field.choices, operator, text)
        return lambda item: item in ids
    return text_test(text, whole=operator == "=" or field.name == "id" or bool(field.titles))


def counts_items(field: RecordField, operator: str, text: str) -> bool:
    """Whether a list of groups is compared by how many there are: `课次>=5`, `课次:5..8`."""
    if field.type != "group" or not field.many:
        return False
    return operator not in (":", "=") or _COUNT.fullmatch(fold(text).strip()) is not None


def text_test(text: str, *, whole: bool) -> Test:
    """A test whether `text` is the whole, or else a part, of any text in an item."""
    sought = search_key(text)
    if whole:
        return lambda item: any(sought == search_key(found) for found in texts_in(item))
    return lambda item: any(sought in search_key(found) for found in texts_in(item))


def _flag(called: str, name: str, text: str) -> bool:
    word = fold(text)
    if word in YES or word in NO:
        return word in YES
    raise ValueMeaningError(
        f"“{shown(text)}”不是 {called}的取值",
        f"可以写 {name}:是 或 {name}:否（true、false、yes、no、✓ 也行）",
    )


def _chosen(called: str, choices: Vocabulary, operator: str, text: str) -> frozenset[str]:
    """The ids of the choices that `text` matches: by id, else by label or a part of it."""
    word = weekday_label(fold(text)) if choices is WEEKDAYS else fold(text)
    if word in choices:
        return frozenset((word,))
    labels = {key: fold(label) for key, label in choices.items()}
    exact = operator == "="
    found = [key for key, label in labels.items() if (word == label if exact else word in label)]
    if found:
        return frozenset(found)
    near = nearest(word, (*choices, *labels.values()))
    message = f"“{shown(text)}”不是 {called}的取值"
    if near:
        message += f"；是不是 {'、'.join(near)}？"
    listed = "、".join(f"{key}（{label}）" for key, label in choices.items())
    raise ValueMeaningError(message, f"可以写：{listed}")


_WEEKDAY = re.compile("(?:星期|礼拜|周)([一二三四五六日天])")


def weekday_label(word: str) -> str:
    """`周日` for 星期天 and the like; any other word unchanged."""
    found = _WEEKDAY.fullmatch(word)
    return f"周{found[1].replace('天', '日')}" if found else word


def _ordered_test(field: RecordField, name: str, operator: str, text: str, today: date) -> Test:
    is_range = ".." in fold(text)
    if is_range and operator not in (":", "="):
        raise ValueMeaningError(f"“{operator}”后面不能写范围", f"写成 {name}:{shown(text)}")
    first, last = _interval(field, name, text, today)
    if field.span:
        return _span_test(operator, first, last)
    kind: tuple[type, ...] = (int, float) if _is_number(field) else (str,)
    compare: dict[str, Test] = {
        ">": lambda item: item > last,
        ">=": lambda item: item >= first,
        "<": lambda item: item < first,
        "<=": lambda item: item <= last,
    }
    within: Test = lambda item: first <= item <= last  # noqa: E731
    if last < first:  # days of the year, from autumn to spring
        within = lambda item: item >= first or item <= last  # noqa: E731
    test = compare.get(operator, within)
    return lambda item: isinstance(item, kind) and not isinstance(item, bool) and test(item)


def _span_test(operator: str, first: str, last: str) -> Test:
    """A test whether any moment of an interval compares to `first` to `last`.

    A lesson that ends at 10:00 leaves 10:00 free; the last day of a class is one of its days.
    """
    is_time = len(first) == _TIME_LENGTH

    def lasts_to(_start: str, end: str) -> bool:
        return end > first if is_time else end >= first

    def overlaps(start: str, end: str) -> bool:
        return start <= last and lasts_to(start, end)

    compare: dict[str, Callable[[str, str], bool]] = {
        ">": lambda _, end: end > last,
        ">=": lasts_to,
        "<": lambda start, _: start < first,
        "<=": lambda start, _: start <= last,
    }
    test = compare.get(operator, overlaps)
    return lambda item: isinstance(item, str) and test(*_ends(item))


def _ends(span: str) -> tuple[str, str]:
    """The first and last day, or the times, of an interval."""
    first, _, last = span.partition("/")
    day, is_timed, _ = first.partition("T")
    return (day, day) if is_timed else (first, last)


def _is_number(field: RecordField) -> bool:
    return field.type in ("number", "group")


def _interval(field: RecordField, name: str, text: str, today: date) -> tuple[Any, Any]:
    """The smallest and largest value of `text`, in the form that records have."""
    if field.type == "date":
        try:
            return parse_dates(text, today)
        except ValueError as problem:
            raise ValueMeaningError(str(problem), DATE_FORMS) from None
    type_ = "number" if _is_number(field) else field.type
    read, least, greatest, form = _POINTS[type_]
    hint = f"{titled(name, field)}{form.format(name)}"
    start, dots, end = fold(text).strip().partition("..")
    try:
        if not dots:
            return read(start), read(start)
        first, last = read(start) if start else least, read(end) if end else greatest
    except ValueError:
        raise ValueMeaningError(f"“{shown(text)}”不是{_TYPE_TITLES[type_]}", hint) from None
    if not start and not end:
        raise ValueMeaningError(f"“{shown(text)}”两头都没有值", hint)
    if last < first and field.type != "day":
        raise ValueMeaningError(f"“{shown(text)}”的开始大于结束", "把两头对调")
    return first, last


_TIME_LENGTH = len("08:30")
_COUNT = re.compile(r"[0-9]*(?:\.\.[0-9]*)?[次个份段]?")
_TYPE_TITLES = {"number": "数", "time": "时间", "day": "月-日"}
_POINTS: dict[str, tuple[Callable[[str], Any], Any, Any, str]] = {
    "number": (
        read_number,
        float("-inf"),
        float("inf"),
        "是数字，如 {0}:2、{0}>=2、{0}:2..4",
    ),
    "time": (read_time, "00:00", "23:59", "是时间，如 {0}:08:30、{0}<09:00"),
    "day": (read_day, "01-01", "12-31", "是月-日，如 {0}:09-20、{0}:09-20..10-08"),
}
