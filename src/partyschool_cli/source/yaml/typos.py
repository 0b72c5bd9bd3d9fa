"""Detect typos in YAML syntax: full-width signs and spaces, tabs, curly quotes.

Only searched in files with problems, to report the typo instead of the parser's error.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from partyschool_cli.source.text.problem import Problem, ProblemCode
from partyschool_cli.source.text.span import FieldPath, Span
from partyschool_cli.source.yaml.flow_typos import (
    WIDE_SPACES,
    Slip,
    slips_in_brackets,
    space_name,
    wide_space_after,
)


@dataclass(frozen=True, slots=True)
class Typo:
    """One typo: place, message, hint, and the replacement if certain.

    A typo `in_text` is a sign that is also valid as text (“四史”教育). One `in_brackets` may leave
    a text that parses, and says something else.
    """

    start: int
    end: int
    line: int
    column: int
    message: str
    hint: str
    replacement: str | None = None
    in_text: bool = False
    in_brackets: bool = False

    def problem(self, path: FieldPath = ()) -> Problem:
        """The typo as a PS001 problem of the field at `path`."""
        end_column = self.column + self.end - self.start
        span = Span(self.line, self.column, self.line, end_column, self.start, self.end)
        return Problem(
            ProblemCode.INVALID_YAML,
            f"第 {self.line} 行{self.message}",
            self.hint,
            path=path,
            span=span,
            suggestion=self.replacement,
        )


_LINE = re.compile(r"(?:\A|(?<=\n)|(?<=\r)(?!\n))[^\r\n]*")
_INDENT = re.compile(rf"[ \t{WIDE_SPACES}]*")
_KEY = r"(?:-[ \t]+)*(?:\"[^\"]*\"|'[^']*'|[^\s#\"'：:\[\]{},，]+)"
_FULL_COLON = re.compile(rf"{_KEY}[ \t]*(：)")
# `name　: 甲`, `name:　甲`, `-　甲`.
_SPACED_KEY = re.compile(rf"(?:-[ \t]+)*[A-Za-z_]+[ \t]*([{WIDE_SPACES}]+)[ \t]*[:：]")
_HALF_COLON = re.compile(rf"{_KEY}:")
_DASH = re.compile(r"(?:-[ \t]+)*-")
_TIGHT_COLON = re.compile(r"(?:-[ \t]+)*[A-Za-z_]+(:)(?=[^\s:/\\0-9])")
_BULLET = re.compile(r"([－—–•·●])[ \t\u3000]*")
_TIGHT_BULLET = re.compile(r"(-)(?=[A-Za-z_]+[:：])")
_FULL_BRACKET = re.compile(r"(?:[:：\-][ \t]*(?=[［【｛〔])|[\[［][ \t]*(?=[［｛]))([［【｛〔])")
_FULL_COMMA = re.compile(r"[\"'\]}a-z0-9][ \t]*([，、；])")
_CURLY = re.compile(r"[:：\[,，{-][ \t]*([“”‘’])")
_CURLY_END = re.compile(r"[:：\[,，{-][ \t]*\"[^\"“”]*(”)[ \t]*(?:$|[#,\]}])")
_WIDE = "\u3000\u2003"
_BRACKETS = {"［": "[", "【": "[", "〔": "[", "｛": "{"}


class _Line(NamedTuple):
    """A line and where it is. `columns` are those at which it may begin, going by those above."""

    number: int
    offset: int
    text: str
    columns: tuple[int, ...]

    @property
    def has_content(self) -> bool:
        """Whether there is more in it than a comment."""
        return self.text.strip()[:1] not in ("", "#")


def typos(text: str) -> Iterator[Typo]:
    """The probable typos of `text`, in order. Comments are skipped."""
    for line in _placed_lines(text):
        yield from _of_line(line)


def _of_line(line: _Line) -> list[Typo]:
    return sorted(_typos_of_line(line), key=lambda typo: typo.start) if line.has_content else []


def _placed_lines(text: str) -> Iterator[_Line]:
    columns: tuple[int, ...] = ()
    for number, (offset, body) in enumerate(_lines(text), 1):
        line = _Line(number, offset, body, columns)
        yield line
        if line.has_content:
            columns = _columns(body, columns)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    # Not splitlines(): NEL, LS, form feeds… are not line breaks in YAML 1.2.
    return ((found.start(), found[0]) for found in _LINE.finditer(text))


def _columns(line: str, above: tuple[int, ...]) -> tuple[int, ...]:
    """The columns at which a line begins, and its text after dashes: the next may begin there."""
    head = _INDENT.match(line)
    spaces = head[0] if head else ""
    rest = line[len(spaces) :]
    start = len(_half_width(spaces, above))
    after_dashes = len(rest) - len(rest.lstrip("- ")) if rest.startswith("- ") else 0
    return (start, start + after_dashes)


def _half_width(spaces: str, columns: tuple[int, ...]) -> str:
    """An indent in half-width spaces: two for each full-width one, or one if only that fits."""
    wide = sum(spaces.count(char) for char in _WIDE)
    single = len(spaces)
    return " " * (single if single in columns and single + wide not in columns else single + wide)


def _typos_of_line(placed: _Line) -> Iterator[Typo]:
    number, offset, line, columns = placed

    def typo(start: int, end: int, message: str, hint: str, new: str, **where: bool) -> Typo:
        place = (offset + start, offset + end, number, start + 1)
        return Typo(*place, message, hint, new, **where)

    indent = _INDENT.match(line)
    head = indent.end() if indent else 0
    for slip in (*_wrong_indents(line[:head], columns), *_wide_spaces(line, head)):
        yield typo(*slip)
    if line.startswith("＃", head):
        yield typo(head, head + 1, "的井号是全角“＃”", "注释要用半角“#”开头", "#")
        return
    for slip in _bullets(line, head):
        yield typo(*slip)
    for slip in slips_in_brackets(line):
        yield typo(*slip, in_brackets=True)
    if found := _FULL_COLON.match(line, head):
        after = "" if line[found.end() : found.end() + 1] in ("", " ") else " "
        yield typo(*found.span(1), "的冒号是全角“：”", "请改成半角“:”，后面空一格", f":{after}")
    elif found := _TIGHT_COLON.match(line, head):
        yield typo(*found.span(1), "的冒号后面少了空格", "冒号后面要空一格", ": ")
    if found := _FULL_BRACKET.search(line, head):
        new, in_text = _BRACKETS[found[1]], found[1] in "【〔"
        message = f"的括号是全角“{found[1]}”"
        yield typo(*found.span(1), message, f"改成半角“{new}”", new, in_text=in_text)
    if ("[" in line or "{" in line) and (found := _FULL_COMMA.search(line, head)):
        message = f"的逗号是全角“{found[1]}”"
        yield typo(*found.span(1), message, "请改成半角“,”", ", ", in_text=True)
    if found := _CURLY.search(line, head) or _CURLY_END.search(line, head):
        hint = '改成半角引号（"），前后都要改；或者去掉引号'
        yield typo(*found.span(1), "的引号是中文弯引号", hint, '"', in_text=True)


def _wrong_indents(spaces: str, columns: tuple[int, ...]) -> Iterator[Slip]:
    if "\t" in spaces:
        at = spaces.index("\t")
        yield Slip(at, at + 1, "用了制表符（Tab 键）缩进", "缩进只用空格，每层两个", "  ")
    wide = next((at for at, char in enumerate(spaces) if char not in " \t"), None)
    if wide is not None:
        message = f"用了{space_name(spaces[wide])}缩进"
        new = _half_width(spaces, columns)[wide:]
        yield Slip(wide, len(spaces), message, "改成半角空格，每层两个", new)


def _bullets(line: str, head: int) -> Iterator[Slip]:
    if found := _BULLET.match(line, head):
        message = f"的列表符号是“{found[1]}”"
        yield Slip(found.start(), found.end(), message, "改成半角“-”，后面空一格", "- ")
    elif found := _TIGHT_BULLET.match(line, head):
        yield Slip(*found.span(1), "的“-”后面少了空格", "“-”后面要空一格", "- ")


def _wide_spaces(line: str, head: int) -> Iterator[Slip]:
    """Spaces before and after the sign of a key or an item that are none to YAML."""
    if found := _SPACED_KEY.match(line, head):
        message = f"的冒号前面有{space_name(found[1][0])}"
        yield Slip(*found.span(1), message, "删去这个空格", "")
    for sign, before in (("冒号", _HALF_COLON), ("“-”", _DASH)):
        found = before.match(line, head)
        if found and (slip := wide_space_after(line, found.end(), sign)):
            yield slip


def nearest_typo(text: str, line: int) -> Typo | None:
    """The typo that explains a parser's error on `line`.

    It is on that line, or in the block of lines with typos directly above: a line with a full-width
    colon is text that the next line continues. The topmost is returned.
    """
    found = None
    for above in reversed(list(islice(_placed_lines(text), line))):
        is_own = above.number == line
        if not is_own and not above.text.strip():
            continue
        typo = next((one for one in _of_line(above) if is_own or not one.in_text), None)
        if typo is None and not is_own:
            break
        found = typo or found
    return found


def typo_within(found: Sequence[Typo], span: Span) -> Typo | None:
    """The first of a file's typos inside `span`, for text where fields or a list belong."""
    first = bisect_left(found, span.start, key=lambda typo: typo.start)
    for at in range(first, len(found)):
        if found[at].start >= span.end:
            break
        if not found[at].in_text:
            return found[at]
    return None
