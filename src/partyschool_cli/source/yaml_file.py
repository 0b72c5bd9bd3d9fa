"""Text → plain data, and the place of each key and value.

The parser is PyYAML's (libyaml); the meaning is YAML 1.2's core schema, decided here, since PyYAML
follows 1.1. What the catalog format leaves out (anchors, aliases, tags, merge keys, several
documents, deep nesting) is refused as it goes by, so nothing ever expands or recurses.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from partyschool_cli.source.slips import nearest_slip, slip_within
from partyschool_cli.source.span import START_OF_FILE, FieldPath, Problem, Span, span_between

MAX_NESTING: Final = 32

Scalar = str | int | float | bool | None

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_INT = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEX = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS: Final[dict[str, Scalar]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
_STARTS_NUMBER = frozenset("0123456789+-.")
# Python refuses to read longer ones (and nobody counts that far).
_MAX_DIGITS = 300


def plain_scalar(text: str) -> Scalar:
    """What an unquoted `text` means in YAML 1.2's core schema (spec 1.2.2, 10.3.2)."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _STARTS_NUMBER or len(text) > _MAX_DIGITS:
        return text
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    if _OCTAL.fullmatch(text):
        return int(text[2:], 8)
    if _HEX.fullmatch(text):
        return int(text[2:], 16)
    return text


@dataclass(frozen=True, slots=True)
class Places:
    """Where each key and value of one file stands."""

    values: dict[FieldPath, Span]
    keys: dict[FieldPath, Span]

    def value(self, path: FieldPath) -> Span:
        """The place of the value at `path`; of its key where the value is empty.

        Where there is no such field, the nearest thing that should hold it: its first key.
        """
        found = self.values.get(path)
        if found is not None and not found.is_empty and not self._is_mapping(path):
            return found
        if path in self.keys and found is not None and found.is_empty:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        first = next((key for key in self.keys if key[:-1] == path), None)
        if first is not None:
            return self.keys[first]
        return self.values.get(path, START_OF_FILE)

    def key(self, path: FieldPath) -> Span:
        """The place of the last key of `path`; of its value where it is an item of a list."""
        return self.keys.get(path) or self.value(path)

    def _is_mapping(self, path: FieldPath) -> bool:
        return any(key[:-1] == path for key in self.keys)


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file: plain data (None where it is empty or unreadable), its places, its problems."""

    data: Any
    places: Places
    problems: tuple[Problem, ...]


def parse(text: str) -> Document:
    """Reads one YAML document without a byte order mark. Never raises for what stands in `text`."""
    if not hides(text):
        return _Composer(text).compose(text)
    # Control characters and Unicode's own line ends are text to us (PS007 tells of them), so the
    # parser is shown private-use characters in their stead: one each, so that places stay right.
    return _Composer(text, revealed=True).compose(_HIDDEN.sub(_hide, text))


_HIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_VEILED = re.compile("[\U000f0000-\U000fffff]")
_VEIL = 0xF0000


def hides(text: str) -> bool:
    """Whether `text` has characters that YAML does not allow or that end lines unseen."""
    return _HIDDEN.search(text) is not None


def _hide(found: re.Match[str]) -> str:
    return chr(_VEIL + ord(found[0]))


def _reveal(text: str) -> str:
    return _VEILED.sub(lambda found: chr(ord(found[0]) - _VEIL), text)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been read yet."""

    node: Any
    path: FieldPath
    span_start: Any
    key: str | None = None
    key_span: Span | None = None


class _TooDeepError(Exception):
    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span


@dataclass(slots=True)
class _Composer:
    """Builds data and places from the parser's events, with a stack of its own."""

    text: str
    revealed: bool = False
    root: Any = None
    stack: list[_Open] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    values: dict[FieldPath, Span] = field(default_factory=dict)
    keys: dict[FieldPath, Span] = field(default_factory=dict)
    documents: int = 0

    def compose(self, parsed_text: str) -> Document:
        try:
            for event in _events(parsed_text):
                self._take(event)
        except yaml.MarkedYAMLError as error:
            self.problems.append(self._syntax_problem(error))
        except yaml.YAMLError:
            message = "有不能出现在 YAML 里的字符"
            self.problems.append(Problem("PS001", message, "用文本编辑器打开，删去乱码"))
        except _TooDeepError as error:
            message = f"嵌套超过 {MAX_NESTING} 层"
            hint = "课程目录用不着这么深，请检查括号和缩进"
            self.problems.append(Problem("PS004", message, hint, span=error.span))
        broken = any(problem.code in ("PS001", "PS004") for problem in self.problems)
        data = None if broken else self.root
        return Document(data, Places(self.values, self.keys), tuple(self.problems))

    def _take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._refuse_extras(event)
            self._scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._refuse_extras(event)
            self._open({} if kind is yaml.MappingStartEvent else [], event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._close(event)
        elif kind is yaml.AliasEvent:
            self._refuse(event, f"用了 YAML 的引用“*{event.anchor}”", "把要引用的内容照抄一份")
            self._place(None, _span(event.start_mark, event.end_mark))
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self._refuse(event, "一个文件里写了几份内容（“---”分隔）", "一个文件只写一份")
            elif event.tags:
                self._refuse(event, "用了 YAML 的 %TAG 指令", "删去这一行")

    def _refuse(self, event: Any, message: str, hint: str) -> None:
        span = _span(event.start_mark, event.end_mark)
        self.problems.append(Problem("PS001", f"第 {span.line} 行{message}", hint, span=span))

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor:
            self._refuse(event, f"用了 YAML 的锚点“&{event.anchor}”", "去掉“&”和后面的名字；文字以“&”开头要加引号")
        if event.tag:
            self._refuse(event, f"用了 YAML 的标签“{event.tag}”", "去掉“!”开头的标签；文字以“!”开头要加引号")

    def _scalar(self, event: Any) -> None:
        text = _reveal(event.value) if self.revealed else event.value
        span = _span(event.start_mark, event.end_mark)
        top = self.stack[-1] if self.stack else None
        if top is not None and type(top.node) is dict and top.key is None:
            self._key(top, text, span, is_plain=not event.style)
        elif event.style:
            self._place(text, span)
        else:
            self._place(plain_scalar(text), span)

    def _key(self, top: _Open, text: str, span: Span, *, is_plain: bool) -> None:
        if is_plain and text == "<<":
            message = f"第 {span.line} 行用了 YAML 的合并键“<<”"
            self.problems.append(Problem("PS001", message, "把要合并的内容照抄一份", span=span))
        top.key, top.key_span = text, span

    def _open(self, node: Any, event: Any) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and type(top.node) is dict and top.key is None:
            self._refuse(event, "的字段名不是一个词", "字段名要写成“title:”这样；文字里有括号要加引号")
            top.key, top.key_span = "", _span(event.start_mark, event.end_mark)
            self.stack.append(_Open(node, (*top.path, ""), event.start_mark, key=None))
            return
        path = self._place(node, None)
        if len(self.stack) >= MAX_NESTING:
            raise _TooDeepError(_span(event.start_mark, event.end_mark))
        self.stack.append(_Open(node, path, event.start_mark))

    def _close(self, event: Any) -> None:
        done = self.stack.pop()
        self.values.setdefault(done.path, _span(done.span_start, event.end_mark))

    def _place(self, value: Any, span: Span | None) -> FieldPath:
        """Puts a value where the reading stands; gives its path."""
        if not self.stack:
            if self.documents == 1:
                self.root = value
            path: FieldPath = ()
        else:
            top = self.stack[-1]
            if type(top.node) is list:
                path = (*top.path, len(top.node))
                top.node.append(value)
            else:
                path = self._put(top, value)
        if span is not None:
            self.values.setdefault(path, span)
        return path

    def _put(self, top: _Open, value: Any) -> FieldPath:
        key, span = top.key or "", top.key_span or START_OF_FILE
        top.key = None
        path = (*top.path, key)
        if key in top.node:
            first = self.keys[path]
            message = f"字段 {key} 写了两次（第 {first.line} 行已经写过）"
            related = ((first, "先写的在这里"),)
            hint = "只留一处，删去另一处"
            self.problems.append(
                Problem("PS003", message, hint, path=path, span=span, related=related)
            )
        else:
            top.node[key] = value
            self.keys[path] = span
        return path

    def _syntax_problem(self, error: yaml.MarkedYAMLError) -> Problem:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark is not None else 1
        offset = min(mark.index, len(self.text)) if mark is not None else 0
        if slip := nearest_slip(self.text, line):
            return slip.problem(self.text)
        message, hint = explain_syntax(f"{error.problem or ''} {error.context or ''}")
        end = min(offset + 1, len(self.text))
        span = span_between(self.text, offset, end)
        return Problem("PS001", f"第 {span.line} 行{message}", hint, span=span)


def _events(text: str) -> Iterator[Any]:
    return iter(yaml.parse(text, Loader=_LOADER))


def _span(start: Any, end: Any) -> Span:
    return Span(
        start.line + 1, start.column + 1, end.line + 1, end.column + 1, start.index, end.index
    )


_EXPLANATIONS: Final = (
    ("mapping values are not allowed", "多了一个冒号，或缩进不对", "上下字段要对齐；文字里有“: ”时整段加引号"),
    ("could not find expected ':'", "少了冒号", "写成“字段: 内容”；多行文字要比字段名多缩进两格"),
    ("expected '-' indicator", "的列表没有对齐", "同一列表的“-”要上下对齐"),
    ("expected <block end>", "的缩进不对", "同一层的字段要上下对齐，每层多两个空格"),
    ("did not find expected key", "的缩进不对", "同一层的字段要上下对齐，每层多两个空格"),
    ("expected ',' or", "的括号没有配对，或少了逗号", "检查“[ ]”“{ }”是否成对，各项之间用半角逗号"),
    ("block sequence entries are not allowed", "的“-”放错了位置", "“- ”另起一行，比字段名多缩进两格"),
    ("quoted scalar", "的引号没有配对", "补上后一个引号"),
    ("unexpected end of stream", "的引号没有配对", "补上后一个引号"),
    ("unknown escape", "的“\\”后面跟了不认识的字符", "双引号里的“\\”要写成“\\\\”，或改用单引号"),
    ("cannot start any token", "有不能放在开头的字符", "给这段文字加引号"),
    ("block scalar", "的“|”或“>”用得不对", "“|”后面换行，下一行缩进两格再写文字"),
    ("alias", "的“*”是 YAML 的引用", "文字以“*”开头要加引号"),
    ("anchor", "的“&”是 YAML 的锚点", "文字以“&”开头要加引号"),
    ("tag", "的“!”是 YAML 的标签", "文字以“!”开头要加引号"),
    ("directive", "的“%”是 YAML 的指令", "文字以“%”开头要加引号"),
)


def explain_syntax(parser_words: str) -> tuple[str, str]:
    """A clerk's words, and what to do, for what the parser says of a syntax error."""
    for words, message, hint in _EXPLANATIONS:
        if words in parser_words:
            return message, hint
    return "不是正确的 YAML", "检查冒号、缩进、引号和括号"


def slip_at(text: str, span: Span) -> Problem | None:
    """The PS001 problem that explains why `span` reads as text where fields were meant, if one does."""
    slip = slip_within(text, span)
    return slip.problem(text) if slip else None
