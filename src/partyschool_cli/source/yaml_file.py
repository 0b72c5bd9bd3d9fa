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

from partyschool_cli.source.personal import mask
from partyschool_cli.source.scalars import Scalar, plain_scalar
from partyschool_cli.source.span import START_OF_FILE, FieldPath, Problem, Span
from partyschool_cli.source.syntax import syntax_problem

MAX_NESTING: Final = 32
_SHOWN_LENGTH: Final = 20

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Places:
    """Where each key and value of one file stands; `first_keys` by the mapping that holds them."""

    values: dict[FieldPath, Span]
    keys: dict[FieldPath, Span]
    first_keys: dict[FieldPath, Span]

    def value(self, path: FieldPath) -> Span:
        """The place of the value at `path`; of its key where the value is empty.

        Where there is no such field, the nearest thing that should hold it. A mapping is shown by
        its first key.
        """
        while path and path not in self.values:
            path = path[:-1]
        found = self.first_keys.get(path) or self.values.get(path, START_OF_FILE)
        return self.keys.get(path, found) if found.is_empty else found

    def key(self, path: FieldPath) -> Span:
        """The place of the last key of `path`; of its value where it is an item of a list."""
        return self.keys.get(path) or self.value(path)

    def texts(self) -> Iterator[Span]:
        """The places of the values that are no lists and no mappings."""
        inner = {path[:-1] for path in self.values if path}
        return (span for path, span in self.values.items() if path not in inner)


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file: plain data (None where empty or unreadable), its places, its problems."""

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


_RANGES = (
    (0, 8),
    (11, 12),
    (14, 31),
    (0x7F, 0x9F),
    (0x2028, 0x2029),
    (0xFEFF,) * 2,
    (0xFFFE, 0xFFFF),
)
_HIDDEN = re.compile(f"[{''.join(f'{chr(a)}-{chr(b)}' for a, b in _RANGES)}]")
_VEIL = 0xF0000
_VEILED = re.compile(f"[{''.join(f'{chr(_VEIL + a)}-{chr(_VEIL + b)}' for a, b in _RANGES)}]")


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


class _UnreadableError(Exception):
    """Reading further would be no use."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


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
    first_keys: dict[FieldPath, Span] = field(default_factory=dict)
    documents: int = 0

    def compose(self, parsed_text: str) -> Document:
        try:
            for event in _events(parsed_text):
                self._take(event)
        except yaml.MarkedYAMLError as error:
            self.problems.append(syntax_problem(self.text, error))
        except yaml.YAMLError:
            message = "有不能出现在 YAML 里的字符"
            self.problems.append(Problem("PS001", message, "用文本编辑器打开，删去乱码"))
        except _UnreadableError as error:
            self.problems.append(error.problem)
        broken = any(problem.code in ("PS001", "PS004") for problem in self.problems)
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
        text = _reveal(event.value) if self.revealed else event.value
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
            raise _UnreadableError(Problem("PS004", message, hint, span=span))
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
                Problem("PS003", message, hint, path=path, span=span, related=related)
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
    return _UnreadableError(Problem("PS001", f"第 {span.line} 行{message}", hint, span=span))


def _cut(name: str) -> str:
    name = " ".join(mask(name).split())
    return name if len(name) <= _SHOWN_LENGTH else f"{name[:_SHOWN_LENGTH]}…"
