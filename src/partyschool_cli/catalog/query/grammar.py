"""Parse queries: text → a tree of conditions.

    any   = all { ("or" | "或" | "|") all }
    all   = not { ["and" | "且"] not }
    not   = { "-" | "不要" } ( "(" any ")" | term )
    term  = name operator value { "," value } | text { "," text } | '"' text '"'

Juxtaposed conditions bind tighter than `or`. Every sign may be full-width. An operator may be in
words (学时大于2) after the name of a field. Names and values are resolved later (`match`).
"""

import re
import unicodedata
from collections.abc import Callable, Sequence

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
from partyschool_cli.catalog.query.wording import (
    COMPARED_IN_WORDS,
    COMPARISONS,
    NEGATED_OPERATORS,
    NEGATION,
    OPERATORS,
)

MAX_DEPTH = 50

_NOT = "-－"
_OPEN, _CLOSE = "(（", ")）"
_NEGATION = re.compile(rf"[{_NOT}]|{NEGATION.pattern}")
_EITHER_SIGNS = "|｜"
_EITHER_WORDS = frozenset(("or", "或"))
_EITHER_PARTS = _EITHER_WORDS | {"|"}
_ALSO_WORDS = frozenset(("and", "且"))
_COMMAS = ",，、"
_COMMA = re.compile(f"[{_COMMAS}]")
_CLOSING_QUOTES = {'"': '"＂', "＂": '"＂', "“": "”", "”": "”"}

_ENDS = rf"\s{re.escape(_OPEN + _CLOSE + _EITHER_SIGNS)}{''.join(_CLOSING_QUOTES)}"
_SIGNS = ":：<>=＜＞＝≥≤"
_SPACE = re.compile(r"\s*")
_NAME = re.compile(rf"[^{_ENDS}{_SIGNS}]+")
_TEXT = re.compile(rf"[^{_ENDS}]+")
_VALUE = re.compile(rf"[^{_ENDS}{_COMMAS}]+")
_COMPARISON = r"[<>＜＞][=＝]?|[=＝]{1,2}|[≥≤]"
_OPERATOR = re.compile(rf"[:：]?(?:{_COMPARISON})|[:：]|\s+(?:{_COMPARISON})\s*")
# Signs, with the spaces around them: a bound on what is looked through after each text.
_LONGEST_COMPARISON = 12
_OPERATOR_NAMES = {"≥": ">=", "≤": "<=", "==": "=", "": ":"}


def join_words(words: Sequence[str]) -> str:
    """The words of a command line as one query.

    A single word is the whole query. Several were split by the shell, so a space inside one was
    quoted (`title:"党章 导读" hours:2` arrives without its quotes): such a word is quoted again,
    unless it has syntax of its own. One with an `or` is put in brackets.
    """
    if len(words) == 1:
        return words[0]
    return " ".join(_kept_together(word) for word in words if word)


_PLAIN_WITH_SPACE = re.compile(
    rf"(?P<head>[{re.escape(_NOT)}]*(?:[^{_ENDS}{_SIGNS}\d][^{_ENDS}{_SIGNS}]*(?:{_OPERATOR.pattern}))?)"
    rf"(?P<text>[^{_ENDS}{_SIGNS}]+(?:\s+[^{_ENDS}{_SIGNS}{re.escape(_NOT)}][^{_ENDS}{_SIGNS}]*)+)"
)


def _kept_together(word: str) -> str:
    parts = [_half_width(part) for part in word.split()]
    if len(parts) > 1 and not _EITHER_PARTS.isdisjoint(parts):
        is_whole = not any(sign in word for sign in (*_OPEN, *_CLOSE, *_CLOSING_QUOTES))
        return f"({word})" if is_whole else word
    if COMPARED_IN_WORDS.fullmatch(word):
        return word
    plain = _PLAIN_WITH_SPACE.fullmatch(word)
    if plain is None or not _ALSO_WORDS.isdisjoint(parts):
        return word
    return f'{plain["head"]}"{plain["text"]}"'


def _half_width(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


def parse_condition(query: str, is_field: Callable[[str], bool] = lambda _: False) -> Condition:
    """Parse a query; an empty one is always true. Raises QueryError.

    `is_field` tells whether a field has that name, which only a comparison in words needs.
    """
    return _Parser(query, is_field).whole()


class _Parser:
    """Recursive descent parser; `position` is the next character."""

    def __init__(self, query: str, is_field: Callable[[str], bool]) -> None:
        self.query = query
        self.is_field = is_field
        self.position = 0
        self.depth = 0

    def whole(self) -> Condition:
        self.skip_space()
        if self.position == len(self.query):
            return AllOf(())
        condition = self.any_of()
        if self.position < len(self.query):
            raise self.error("多了一个右括号", self.position, hint="去掉它，或在前面补一个左括号")
        return condition

    def any_of(self) -> Condition:
        conditions = [self.all_of()]
        while self.take_either():
            conditions.append(self.all_of())
        return conditions[0] if len(conditions) == 1 else AnyOf(tuple(conditions))

    def all_of(self) -> Condition:
        conditions = [self.negatable()]
        while not (self.at_end() or self.next_in(_CLOSE) or self.at_either()):
            self.take_word(_ALSO_WORDS)
            conditions.append(self.negatable())
        return conditions[0] if len(conditions) == 1 else AllOf(tuple(conditions))

    def negatable(self) -> Condition:
        self.skip_space()
        start, negated = self.position, False
        while self.take(_NEGATION):
            negated = not negated
        if self.position > start and (self.at_end() or self.query[self.position].isspace()):
            raise self.error(
                "减号后面缺一个条件", start, self.position, hint="减号紧贴着写，如 -delivery:online"
            )
        condition = self.group() if self.next_in(_OPEN) else self.term()
        self.skip_space()
        return Not(condition) if negated else condition

    def group(self) -> Condition:
        opening = self.position
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.error(f"括号套得太深，最多 {MAX_DEPTH} 层", opening, hint="把查询写短一些")
        self.position += 1
        self.skip_space()
        if self.next_in(_CLOSE):
            raise self.error("括号里是空的", opening, self.position + 1, hint="如 (大棚 or 嫁接)")
        condition = self.any_of()
        if not self.next_in(_CLOSE):
            raise self.error("左括号没有配对的右括号", opening, hint="在后面补一个右括号")
        self.position += 1
        self.depth -= 1
        return condition

    def term(self) -> Condition:
        if self.at_end() or self.next_in(_CLOSE) or self.at_either() or self.at_also():
            raise self.missing_condition()
        if self.next_in(_CLOSING_QUOTES):
            return Text(self.quoted().text, exact=True)
        name = _NAME.match(self.query, self.position)
        operator = _OPERATOR.match(self.query, name.end() if name else self.position)
        if operator and not name:
            raise self.error(
                f"“{operator.group().strip()}”前面缺字段名", *operator.span(), hint="如 hours>=2"
            )
        if name and operator and _is_name(name.group(), self.query, operator.end()):
            return self.field_term(name, operator)
        return self.comparison() or self.texts()

    def comparison(self) -> Condition | None:
        """A field compared in words, such as 学时大于2; None if there is none here."""
        whole = _NAME.match(self.query, self.position)
        until = whole.end() + _LONGEST_COMPARISON if whole else self.position
        for found in COMPARISONS.finditer(self.query, self.position, until):
            name = _NAME.fullmatch(self.query, self.position, found.start())
            if name is None:
                return None
            is_valued = _VALUE.match(self.query, found.end())
            if is_valued and self.is_field(name.group()):
                self.position = found.end()
                word = found.group().strip()
                if word in NEGATED_OPERATORS:
                    return Not(self.compared(name, NEGATED_OPERATORS[word]))
                return self.compared(name, OPERATORS[word])
        return None

    def texts(self) -> Condition:
        """Text, or several with commas between, any of which may be there."""
        text = self.take(_TEXT)
        parts = [part for part in _COMMA.split(text) if part]
        if len(parts) < 2:
            return Text(parts[0] if parts else text, exact=False)
        return AnyOf(tuple(Text(part, exact=False) for part in parts))

    def field_term(self, name: re.Match[str], operator: re.Match[str]) -> FieldTerm:
        self.position = operator.end()
        sign = _half_width(operator.group().strip()).lstrip(":")
        return self.compared(name, _OPERATOR_NAMES.get(sign, sign))

    def compared(self, name: re.Match[str], operator: str) -> FieldTerm:
        values = [self.value(name)]
        while self.next_in(_COMMAS):
            self.position += 1
            self.skip_space()
            values.append(self.value(name))
        return FieldTerm(name.group(), operator, tuple(values), QuerySpan(*name.span()))

    def value(self, name: re.Match[str]) -> Value:
        if self.next_in(_CLOSING_QUOTES):
            return self.quoted()
        start = self.position
        if _VALUE.match(self.query, start) is None:
            field = shown(name.group())
            if self.next_in(_OPEN):
                hint = f"几个值用逗号隔开，如 {field}:甲,乙"
            else:
                hint = f"值紧跟着写，如 {field}:值；有没有填可以写 {field}:* 和 -{field}:*"
            raise self.error(f"“{field}”后面缺一个值", name.start(), start, hint=hint)
        text = self.take(_VALUE)
        return Value(text, False, QuerySpan(start, self.position))

    def quoted(self) -> Value:
        """Text in quotes; a doubled closing quote stands for one."""
        start = self.position
        closing = _CLOSING_QUOTES[self.query[start]]
        body = re.compile(rf"(?:[^{closing}]|([{closing}])\1)*").match(self.query, start + 1)
        end = body.end() if body else start
        if body is None or end == len(self.query):
            raise self.error("引号没有配对", start, hint="在后面补一个引号")
        self.position = end + 1
        text = re.sub(rf"([{closing}])\1", r"\1", body.group())
        if not text.strip():
            raise self.error("引号里是空的", start, self.position, hint='如 "党章 导读"')
        return Value(text, True, QuerySpan(start, self.position))

    def at_end(self) -> bool:
        return self.position == len(self.query)

    def next_in(self, signs: "str | dict[str, str]") -> bool:
        return not self.at_end() and self.query[self.position] in signs

    def skip_space(self) -> None:
        space = _SPACE.match(self.query, self.position)
        self.position = space.end() if space else self.position

    def take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.query, self.position)
        text = found.group() if found else ""
        self.position += len(text)
        return text

    def at_either(self) -> bool:
        return self.next_in(_EITHER_SIGNS) or self.word_here() in _EITHER_WORDS

    def at_also(self) -> bool:
        return self.word_here() in _ALSO_WORDS

    def word_here(self) -> str:
        # The longest of the joining words has three letters.
        found = _TEXT.match(self.query, self.position, self.position + 4)
        return _half_width(found.group()) if found else ""

    def take_word(self, words: frozenset[str]) -> bool:
        if self.word_here() not in words:
            return False
        self.take(_TEXT)
        return True

    def take_either(self) -> bool:
        if self.next_in(_EITHER_SIGNS):
            self.position += 1
            return True
        return self.take_word(_EITHER_WORDS)

    def missing_condition(self) -> QueryError:
        found = _TEXT.match(self.query, self.position)
        end = found.end() if found else self.position + 1
        here = self.query[self.position : end]
        message = f"“{shown(here)}”前面缺一个条件" if here else "最后缺一个条件"
        return self.error(message, self.position, end, hint="如 大棚 or 嫁接；当作文字查就加引号")

    def error(self, message: str, start: int, end: int = 0, *, hint: str) -> QueryError:
        return QueryError(message, self.query, QuerySpan(start, end), hint)


def _is_name(name: str, query: str, value_at: int) -> bool:
    """Whether `name` can be a field: `08:30` and `https://…` are text."""
    return not name[0].isdecimal() and not query.startswith("//", value_at)
