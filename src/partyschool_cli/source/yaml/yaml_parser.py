"""Parse YAML to plain data, with the place of each key and value.

One loop over PyYAML's events (libyaml's parser). Scalars are resolved by YAML 1.2's core schema,
since PyYAML follows 1.1. Anchors, aliases, tags, merge keys, several documents and deep nesting are
refused in the loop: nothing expands and nothing recurses.
"""

import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple, NoReturn

import yaml

from partyschool_cli.source.text.personal import mask
from partyschool_cli.source.text.problem import MOST_OF_A_KIND, Problem, ProblemCode
from partyschool_cli.source.text.span import FieldPath, span_between
from partyschool_cli.source.yaml.places import (
    END,
    KEY,
    STEP,
    VALUE,
    Entry,
    Event,
    Places,
    event_span,
    path_of,
)
from partyschool_cli.source.yaml.scalars import MAY_START_NON_TEXT, plain_scalar

MAX_NESTING: Final = 32

_SHOWN_LENGTH: Final = 20
_SECOND_ITEM: Final = "重复了就删去一处；若是另一项（如另一次课），在它第一行前面加上“- ”"
# libyaml's bindings where PyYAML was built with them, else the same parser in Python.
_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_Scalar: Final = yaml.ScalarEvent
_STARTS: Final = {yaml.MappingStartEvent: dict, yaml.SequenceStartEvent: list}
_ENDS: Final = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})


class Parsed(NamedTuple):
    """A parsed file: plain data (None where empty or unreadable), its places, its problems."""

    content: Any
    places: Places
    problems: tuple[Problem, ...]


def parse(text: str) -> Parsed:
    """Parse one YAML document without a byte order mark. Never raises for what `text` holds."""
    if not needs_escape(text):
        return _Parser(text).parse(text)
    # Control characters and Unicode's line separators count as text (PS007 reports them), so they
    # are escaped to private-use characters for the parser, one each, so that offsets stay right.
    return _Parser(text, _unescape).parse(_TO_ESCAPE.sub(_escape, text))


class _StopError(Exception):
    """Stop parsing."""


class _Parser:
    """State of one parse. `unescape` restores the escaped characters of a scalar."""

    def __init__(self, text: str, unescape: Callable[[str], str] | None = None) -> None:
        self.text = text
        self.unescape = unescape
        self.root: Any = None
        self.problems: list[Problem] = []
        self.entries: list[Entry] = []
        self.known: dict[FieldPath, Entry] = {}
        self.indexed = 0  # entries that are in `known`

    def parse(self, shown: str) -> Parsed:
        try:
            loader = _LOADER(shown)
            try:
                self._read(loader.get_event)
            finally:
                loader.dispose()
        except yaml.MarkedYAMLError as error:
            self.problems.append(self._syntax_problem(error))
        except yaml.YAMLError:
            message = "有不能用的字符（乱码）"
            self._add(ProblemCode.INVALID_YAML, message, "用文本编辑器打开，删去乱码")
        except _StopError:
            pass
        is_broken = any(problem.code is not ProblemCode.DUPLICATE_KEY for problem in self.problems)
        content = None if is_broken else self.root
        return Parsed(content, Places(self.root, self.entries), tuple(self.problems))

    def _read(self, get_event: Callable[[], Event]) -> None:  # noqa: C901, PLR0912, PLR0915  # one hot loop
        """Consume all events.

        `node` is the open list or mapping, in `holder`. `entry` is the last one, `key` its key if
        that has no value yet.
        """
        add, unescape = self.entries.append, self.unescape
        node: Any = None
        holder: Entry | None = None
        entry: Entry = []
        key: str | None = None
        stack: list[tuple[Any, Entry | None]] = []
        while (event := get_event()) is not None:
            kind = type(event)
            if kind is _Scalar:
                if event.anchor or event.tag:
                    self._refuse_properties(event)
                value = unescape(event.value) if unescape else event.value
                if key is None and type(node) is dict:
                    if value == "<<" and not event.style:
                        self._refuse(event, "的字段名不能是“<<”", "把要合并的内容照抄一份")
                    key = value
                    entry = [holder, value, event, None, None]
                    if value in node:
                        entry = self._refuse_duplicate(entry)
                    add(entry)
                    continue
                if not event.style and (not value or value[0] in MAY_START_NON_TEXT):
                    value = plain_scalar(value)
            elif kind in _STARTS:
                if event.anchor or event.tag:
                    self._refuse_properties(event)
                is_key = key is None and type(node) is dict
                if is_key or len(stack) >= MAX_NESTING:
                    self._refuse_collection(event, is_key=is_key)
                value = _STARTS[kind]()
            elif kind in _ENDS:
                if holder is not None:
                    holder[END] = event
                node, holder = stack.pop()
                key = None
                continue
            elif kind is yaml.AliasEvent:
                value = f"*{event.anchor}"
                self._refuse(
                    event, f"的文字不能以“*”开头（{_cut(value)}）", "把要引用的内容照抄一份"
                )
                if key is None and type(node) is dict:
                    key = value
                    entry = [holder, value, None, None, None]
                    add(entry)
                    continue
            else:
                if kind is yaml.DocumentStartEvent:
                    self._refuse_document(event)
                continue
            if key is not None:
                node.setdefault(key, value)
                key = None
            else:
                entry = [holder, None, None, None, None]
                add(entry)
                if node is not None:
                    entry[STEP] = len(node)
                    node.append(value)
                else:
                    self.root = value
            entry[VALUE] = event
            if kind is not _Scalar and kind in _STARTS:
                stack.append((node, holder))
                node, holder = value, entry

    # ------------------------------------------------------------------------------- problems

    def _add(self, code: ProblemCode, message: str, hint: str, event: Event | None = None) -> None:
        span = None if event is None else event_span(event)
        self.problems.append(Problem(code, message, hint, span=span))

    def _refuse(self, event: Event, message: str, hint: str) -> None:
        line = event.start_mark.line + 1
        self._add(ProblemCode.INVALID_YAML, f"第 {line} 行{message}", hint, event)

    def _refuse_properties(self, event: Event) -> None:
        if event.anchor:
            hint = "去掉“&”和后面的名字；确实要以“&”开头，整段加半角引号"
            self._refuse(event, f"的文字不能以“&”开头（&{_cut(event.anchor)}）", hint)
        if event.tag:
            hint = "去掉“!”；确实要以“!”开头，整段加半角引号"
            self._refuse(event, "的文字不能以“!”开头", hint)

    def _refuse_collection(self, event: Event, *, is_key: bool) -> NoReturn:
        """Stop at a list or mapping that is a key, or is too deep inside others."""
        if is_key:
            hint = "字段名要写成“title:”这样；文字里有括号要加引号"
            self._refuse(event, "的字段名不是一个词", hint)
        else:
            self._refuse_depth(event)
        raise _StopError

    def _refuse_document(self, event: Event) -> None:
        if self.entries:
            self._refuse(
                event, "的“---”把一个文件分成了几份", "删去“---”；后面的内容另存成一个文件"
            )
            raise _StopError
        if event.tags:
            self._refuse(event, "不能以“%”开头", "删去这一行")

    def _refuse_duplicate(self, entry: Entry) -> Entry:
        """Another entry, with a path of its own, so that the first value's paths stay."""
        if len(self.problems) < MOST_OF_A_KIND:
            self.problems.append(self._duplicate(entry))
        return [entry, -len(self.problems), None, None, None]

    def _duplicate(self, entry: Entry) -> Problem:
        path = path_of(entry)
        first = event_span(self._known(path)[KEY])
        is_in_list = len(path) > 1 and isinstance(path[-2], int)
        return Problem(
            ProblemCode.DUPLICATE_KEY,
            f"字段 {_cut(str(path[-1]))} 写了两次（第 {first.line} 行已经写过）",
            _SECOND_ITEM if is_in_list else "只留一处，删去另一处",
            path=path,
            span=event_span(entry[KEY]),
            related=((first, "先写的在这里"),),
        )

    def _known(self, path: FieldPath) -> Entry:
        """The entry at `path` before the open one."""
        for entry in self.entries[self.indexed :]:
            self.known[path_of(entry)] = entry
        self.indexed = len(self.entries)
        return self.known[path]

    def _refuse_depth(self, event: Event) -> None:
        message = f"第 {event.start_mark.line + 1} 行的嵌套超过 {MAX_NESTING} 层"
        self._add(ProblemCode.TOO_LARGE, message, "课程目录用不着这么深，请检查括号和缩进", event)

    def _syntax_problem(self, error: yaml.MarkedYAMLError) -> Problem:
        mark = error.problem_mark
        # libyaml looks far ahead for the `:` of a flow key and may fail before any event.
        if mark is not None and flow_depth_before(self.text, mark.index) > MAX_NESTING:
            message = f"第 {mark.line + 1} 行的嵌套超过 {MAX_NESTING} 层"
            span = span_between(self.text, mark.index, mark.index)
            hint = "课程目录用不着这么深，请检查括号和缩进"
            return Problem(ProblemCode.TOO_LARGE, message, hint, span=span)
        from partyschool_cli.source.yaml.syntax_error import syntax_problem

        return syntax_problem(self.text, error)


# An escaped quote in a text without an end begins no text: that would be tried at each.
_FLOW_SIGN: Final = r"""(?s)\"(?:[^"\\]|\\.)*\"|'[^']*'|(?:^|(?<=\s))#[^\n]*|\\[\\"]|[\[{]|[\]}]"""


def flow_depth_before(text: str, offset: int) -> int:
    """Number of open brackets at `offset`, outside of quotes and comments."""
    depth = 0
    for token in re.compile(_FLOW_SIGN).finditer(text, 0, offset):
        if token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth = max(0, depth - 1)
    return depth


def _cut(name: str) -> str:
    name = " ".join(mask(name).split())
    return name if len(name) <= _SHOWN_LENGTH else f"{name[:_SHOWN_LENGTH]}…"


_RANGES: Final = (
    (0, 8),
    (11, 12),
    (14, 31),
    (0x7F, 0x9F),
    (0x2028, 0x2029),
    (0xFEFF,) * 2,
    (0xFFFE, 0xFFFF),
)
_TO_ESCAPE: Final = re.compile(f"[{''.join(f'{chr(a)}-{chr(b)}' for a, b in _RANGES)}]")
_ESCAPE_BASE: Final = 0xF0000
_ESCAPED: Final = (
    f"[{''.join(f'{chr(_ESCAPE_BASE + a)}-{chr(_ESCAPE_BASE + b)}' for a, b in _RANGES)}]"
)


def needs_escape(text: str) -> bool:
    """Whether `text` has characters that YAML does not allow or treats as line breaks."""
    return _TO_ESCAPE.search(text) is not None


def _escape(found: re.Match[str]) -> str:
    return chr(_ESCAPE_BASE + ord(found[0]))


def _unescape(text: str) -> str:
    return re.sub(_ESCAPED, lambda found: chr(ord(found[0]) - _ESCAPE_BASE), text)
