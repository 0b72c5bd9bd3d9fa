"""The parser's events → a document. What the catalog format leaves out is refused as it goes by.

The parser is PyYAML's (libyaml). This module is imported only where a file needs it, since the
library takes as long to import as a hundred clean files to read.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from partyschool_cli.source.document import MAX_NESTING, Document, Places
from partyschool_cli.source.personal import mask
from partyschool_cli.source.problem import Problem, ProblemCode
from partyschool_cli.source.scalars import Scalar, plain_scalar
from partyschool_cli.source.span import START_OF_FILE, FieldPath, Span
from partyschool_cli.source.syntax_error import syntax_problem

_SHOWN_LENGTH: Final = 20

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been read yet."""

    node: Any
    path: FieldPath
    span_start: Any
    key: str | None = None
    key_span: Span | None = None


class _UnreadableError(Exception):
    """Reading further would be no use."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


@dataclass(slots=True)
class Composer:
    """Builds data and places from the parser's events, with a stack of its own.

    `text` is the file's; `reveal` gives a scalar back the characters that the parser was not shown.
    """

    text: str
    reveal: Callable[[str], str] | None = None
    root: Any = None
    stack: list[_Open] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    values: dict[FieldPath, Span] = field(default_factory=dict)
    keys: dict[FieldPath, Span] = field(default_factory=dict)
    first_keys: dict[FieldPath, Span] = field(default_factory=dict)
    documents: int = 0

    def compose(self, parsed_text: str) -> Document:
        """Reads what the parser may be shown of the text."""
        try:
            for event in _events(parsed_text):
                self._take(event)
        except yaml.MarkedYAMLError as error:
            self.problems.append(syntax_problem(self.text, error))
        except yaml.YAMLError:
            message = "有不能出现在 YAML 里的字符"
            self.problems.append(
                Problem(ProblemCode.INVALID_YAML, message, "用文本编辑器打开，删去乱码")
            )
        except _UnreadableError as error:
            self.problems.append(error.problem)
        broken = any(
            problem.code in (ProblemCode.INVALID_YAML, ProblemCode.TOO_LARGE)
            for problem in self.problems
        )
        data = None if broken else self.root
        places = Places(self.values, self.keys, self.first_keys)
        return Document(data, places, tuple(self.problems))

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
            name = f"*{event.anchor}"
            self._refuse(event, f"用了 YAML 的引用“{_cut(name)}”", "把要引用的内容照抄一份")
            self._fill(name, name, event)
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                hint = "一个文件只写一份"
                raise _refused(event, "一个文件里写了几份内容（“---”分隔）", hint)
            if event.tags:
                self._refuse(event, "用了 YAML 的 %TAG 指令", "删去这一行")

    def _refuse(self, event: Any, message: str, hint: str) -> None:
        self.problems.append(_refused(event, message, hint).problem)

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor:
            hint = "去掉“&”和后面的名字；文字以“&”开头要加引号"
            self._refuse(event, f"用了 YAML 的锚点“&{_cut(event.anchor)}”", hint)
        if event.tag:
            hint = "去掉“!”开头的标签；文字以“!”开头要加引号"
            self._refuse(event, f"用了 YAML 的标签“{_cut(event.tag)}”", hint)

    def _scalar(self, event: Any) -> None:
        text = self.reveal(event.value) if self.reveal else event.value
        is_plain = not event.style
        if is_plain and text == "<<" and self._awaits_key():
            self._refuse(event, "用了 YAML 的合并键“<<”", "把要合并的内容照抄一份")
        self._fill(text, plain_scalar(text) if is_plain else text, event)

    def _awaits_key(self) -> bool:
        return bool(self.stack) and type(self.stack[-1].node) is dict and self.stack[-1].key is None

    def _fill(self, text: str, value: Scalar, event: Any) -> None:
        """Takes a word in: as a key, its `text`; else its `value`."""
        span = _span(event.start_mark, event.end_mark)
        if self._awaits_key():
            top = self.stack[-1]
            top.key, top.key_span = text, span
        else:
            self.values.setdefault(self._place(value), span)

    def _open(self, node: Any, event: Any) -> None:
        if self._awaits_key():
            hint = "字段名要写成“title:”这样；文字里有括号要加引号"
            raise _refused(event, "的字段名不是一个词", hint)
        if len(self.stack) >= MAX_NESTING:
            span = _span(event.start_mark, event.end_mark)
            message = f"第 {span.line} 行的嵌套超过 {MAX_NESTING} 层"
            hint = "课程目录用不着这么深，请检查括号和缩进"
            raise _UnreadableError(Problem(ProblemCode.TOO_LARGE, message, hint, span=span))
        self.stack.append(_Open(node, self._place(node), event.start_mark))

    def _close(self, event: Any) -> None:
        done = self.stack.pop()
        self.values.setdefault(done.path, _span(done.span_start, event.end_mark))

    def _place(self, value: Any) -> FieldPath:
        """Puts a value where the reading stands; gives its path."""
        if not self.stack:
            self.root = value
            return ()
        top = self.stack[-1]
        if type(top.node) is list:
            top.node.append(value)
            return (*top.path, len(top.node) - 1)
        return self._put(top, value)

    def _put(self, top: _Open, value: Any) -> FieldPath:
        key, span = top.key or "", top.key_span or START_OF_FILE
        top.key = None
        path = (*top.path, key)
        if key in top.node:
            first = self.keys[path]
            message = f"字段 {_cut(key)} 写了两次（第 {first.line} 行已经写过）"
            related = ((first, "先写的在这里"),)
            hint = "只留一处，删去另一处"
            self.problems.append(
                Problem(
                    ProblemCode.DUPLICATE_KEY, message, hint, path=path, span=span, related=related
                )
            )
            # Paths below the second must not be taken for paths below the first.
            return (*path, -len(self.problems))
        top.node[key] = value
        self.keys[path] = span
        self.first_keys.setdefault(top.path, span)
        return path


def _events(text: str) -> Iterator[Any]:
    return iter(yaml.parse(text, Loader=_LOADER))


def _span(start: Any, end: Any) -> Span:
    return Span(
        start.line + 1, start.column + 1, end.line + 1, end.column + 1, start.index, end.index
    )


def _refused(event: Any, message: str, hint: str) -> _UnreadableError:
    span = _span(event.start_mark, event.end_mark)
    return _UnreadableError(
        Problem(ProblemCode.INVALID_YAML, f"第 {span.line} 行{message}", hint, span=span)
    )


def _cut(name: str) -> str:
    name = " ".join(mask(name).split())
    return name if len(name) <= _SHOWN_LENGTH else f"{name[:_SHOWN_LENGTH]}…"
