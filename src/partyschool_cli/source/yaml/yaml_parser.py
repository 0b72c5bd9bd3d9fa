"""Parse YAML to plain data, with the place of each key and value.

Two loops over PyYAML's events (libyaml's parser): this one makes the content, that of `places`
finds places, if one is asked for. Scalars are resolved by YAML 1.2's core schema, since PyYAML
follows 1.1. Anchors, aliases, tags, merge keys, several documents and deep nesting are refused in
the first loop: nothing expands and nothing recurses.
"""

import re
from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import Any, Final, NamedTuple, NoReturn

import yaml

from partyschool_cli.source.text.personal import mask
from partyschool_cli.source.text.problem import MOST_OF_A_KIND, Problem, ProblemCode
from partyschool_cli.source.text.span import START_OF_FILE, FieldPath, Span, span_between
from partyschool_cli.source.yaml.places import Event, Places, event_span
from partyschool_cli.source.yaml.scalars import MAY_START_NON_TEXT, plain_scalar

MAX_NESTING: Final = 32

_SHOWN_LENGTH: Final = 20
_SECOND_ITEM: Final = "重复了就删去一处；若是另一项（如另一次课），在它第一行前面加上“- ”"
# libyaml's bindings where PyYAML was built with them, else the same parser in Python.
_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_Scalar: Final = yaml.ScalarEvent
_STARTS: Final = {yaml.MappingStartEvent: dict, yaml.SequenceStartEvent: list}
_ENDS: Final = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})
# What `key` is in a list and at the root.
_KEYLESS: Final = object()
# To ask for one event at a time takes longer. A text that is nested too deeply is parsed for at
# most so many events more, each of which takes libyaml longer the deeper it is.
_BATCH: Final = 256


class Parsed(NamedTuple):
    """A parsed file: plain data (None where empty or unreadable), its places, its problems."""

    content: Any
    places: Places
    problems: tuple[Problem, ...]


def parse(text: str) -> Parsed:
    """Parse one YAML document without a byte order mark. Never raises for what `text` holds."""
    if not any(map(text.__contains__, _READ_AS_OTHERS)):
        try:
            return _Parser(text).parse(text)
        except yaml.reader.ReaderError:  # a character that YAML does not allow
            pass
    # Control characters and Unicode's line separators count as text (PS007 reports them), so they
    # are escaped to private-use characters for the parser, one each, so that offsets stay right.
    return _Parser(text, _unescape).parse(re.sub(_TO_ESCAPE, _escape, text))


class _StopError(Exception):
    """Stop parsing before `event`."""

    def __init__(self, event: Event) -> None:
        self.event = event


class _Parser:
    """State of one parse. `unescape` restores the escaped characters of a scalar."""

    def __init__(self, text: str, unescape: Callable[[str], str] | None = None) -> None:
        self.text = text
        self.unescape = unescape
        self.root: Any = None
        self.problems: list[Problem] = []
        self.has_duplicates = False
        self.events: list[Event] = []

    def parse(self, shown: str) -> Parsed:
        """Raises ReaderError if YAML does not allow a character."""
        syntax_error: yaml.MarkedYAMLError | None = None
        try:
            loader = _LOADER(shown)
            try:
                self._read(loader.get_event)
            finally:
                loader.dispose()
        except yaml.MarkedYAMLError as error:
            syntax_error = error
        except _StopError as stop:
            del self.events[self.events.index(stop.event) :]
        places = Places(self.root, self.events, self.unescape or str)
        if self.has_duplicates:
            self._add_duplicates(places)
        if syntax_error is not None:
            self.problems.append(self._syntax_problem(syntax_error))
        is_broken = any(problem.code is not ProblemCode.DUPLICATE_KEY for problem in self.problems)
        return Parsed(None if is_broken else self.root, places, tuple(self.problems))

    def _batches(self, get_event: Callable[[], Event]) -> Iterator[list[Event]]:
        """All events, in batches that are in `self.events` already.

        Raises a syntax error after the batch of the events before it.
        """
        events = iter(get_event, None)
        while True:
            batch: list[Event] = []
            error: yaml.YAMLError | None = None
            try:
                for event in islice(events, _BATCH):
                    batch.append(event)  # noqa: PERF402  # keeps what comes before an error
            except yaml.YAMLError as syntax_error:
                error = syntax_error
            self.events += batch
            yield batch
            if error is not None:
                raise error
            if len(batch) < _BATCH:
                return

    def _read(self, get_event: Callable[[], Event]) -> None:  # noqa: C901, PLR0912  # one hot loop
        """Make the content of all events.

        `node` is the open list or mapping. `key` is the key of the value that comes next; None
        where a key comes next, or the mapping ends; `_KEYLESS` in a list and at the root.
        """
        unescape = self.unescape
        has_properties = "&" in self.text or "!" in self.text
        node: Any = None
        key: Any = _KEYLESS
        stack: list[tuple[Any, Any]] = []
        for event in chain.from_iterable(self._batches(get_event)):
            kind = type(event)
            if kind is _Scalar:
                if has_properties:
                    self._refuse_properties(event)
                value = unescape(event.value) if unescape else event.value
                if key is None:
                    if value == "<<" and not event.style:
                        self._refuse(event, "的字段名不能是“<<”", "把要合并的内容照抄一份")
                    if value in node:
                        self.has_duplicates = True
                    key = value
                    continue
                if (not value or value[0] in MAY_START_NON_TEXT) and not event.style:
                    value = plain_scalar(value)
            elif kind in _STARTS:
                if has_properties:
                    self._refuse_properties(event)
                if key is None or len(stack) >= MAX_NESTING:
                    self._refuse_collection(event, is_key=key is None)
                value = _STARTS[kind]()
            elif kind in _ENDS:
                node, key = stack.pop()
                continue
            elif kind is yaml.AliasEvent:
                value = self._refuse_alias(event)
                if key is None:
                    if value in node:
                        self.has_duplicates = True
                    key = value
                    continue
            else:
                if kind is yaml.DocumentStartEvent:
                    self._refuse_document(event)
                continue
            if key is not _KEYLESS:
                node.setdefault(key, value)
                key = None
            elif node is not None:
                node.append(value)
            else:
                self.root = value
            if kind in _STARTS:
                stack.append((node, key))
                node, key = value, None if kind is yaml.MappingStartEvent else _KEYLESS

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

    def _refuse_alias(self, event: Event) -> str:
        """The alias as it is written."""
        value = f"*{event.anchor}"
        self._refuse(event, f"的文字不能以“*”开头（{_cut(value)}）", "把要引用的内容照抄一份")
        return value

    def _refuse_collection(self, event: Event, *, is_key: bool) -> NoReturn:
        """Stop at a list or mapping that is a key, or is too deep inside others."""
        if is_key:
            hint = "字段名要写成“title:”这样；文字里有括号要加引号"
            self._refuse(event, "的字段名不是一个词", hint)
        else:
            self._refuse_depth(event)
        raise _StopError(event)

    def _refuse_document(self, event: Event) -> None:
        if event is not self.events[1]:  # `events[0]` is the stream's start
            self._refuse(
                event, "的“---”把一个文件分成了几份", "删去“---”；后面的内容另存成一个文件"
            )
            raise _StopError(event)
        if event.tags:
            self._refuse(event, "不能以“%”开头", "删去这一行")

    def _add_duplicates(self, places: Places) -> None:
        found = islice(places.duplicates(), MOST_OF_A_KIND)
        self.problems += (_duplicate(*each) for each in found)
        # All have a span so far.
        self.problems.sort(key=lambda problem: problem.span or START_OF_FILE)

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


def _duplicate(path: FieldPath, span: Span, first: Span) -> Problem:
    holder = path[-2] if len(path) > 1 else None
    is_in_list = isinstance(holder, int) and holder >= 0  # no duplicate's own step
    return Problem(
        ProblemCode.DUPLICATE_KEY,
        f"字段 {_cut(str(path[-1]))} 写了两次（第 {first.line} 行已经写过）",
        _SECOND_ITEM if is_in_list else "只留一处，删去另一处",
        path=path,
        span=span,
        related=((first, "先写的在这里"),),
    )


def _cut(name: str) -> str:
    name = " ".join(mask(name).split())
    return name if len(name) <= _SHOWN_LENGTH else f"{name[:_SHOWN_LENGTH]}…"


# Line ends to YAML 1.1, and a mark that it drops; any other that it does not allow is refused.
_READ_AS_OTHERS: Final = "\x85\u2028\u2029\ufeff"
_RANGES: Final = (
    (0, 8),
    (11, 12),
    (14, 31),
    (0x7F, 0x9F),
    (0x2028, 0x2029),
    (0xFEFF,) * 2,
    (0xFFFE, 0xFFFF),
)
_TO_ESCAPE: Final = f"[{''.join(f'{chr(a)}-{chr(b)}' for a, b in _RANGES)}]"
_ESCAPE_BASE: Final = 0xF0000
_ESCAPED: Final = (
    f"[{''.join(f'{chr(_ESCAPE_BASE + a)}-{chr(_ESCAPE_BASE + b)}' for a, b in _RANGES)}]"
)


def _escape(found: re.Match[str]) -> str:
    return chr(_ESCAPE_BASE + ord(found[0]))


def _unescape(text: str) -> str:
    return re.sub(_ESCAPED, lambda found: chr(ord(found[0]) - _ESCAPE_BASE), text)
